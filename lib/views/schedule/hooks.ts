'use client'

import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { useEachWorkspace, wholeOf, type Whole } from '@/lib/use-each-workspace'
import { useLivePages, type LivePages } from '@/lib/use-live-pages'
import { schedulePaths } from './paths'
import type { ScheduledJob, SchedulePage } from './schema'

/** Schedules change seldom, and the hour that the week begins with once an hour. */
const refreshMs = () => 5 * 60_000

/** Every scheduled job of a workspace: the first page at once, the others by themselves behind it. */
const useScheduleOf = (workspace: WorkspaceAlias): LivePages<SchedulePage> =>
  useLivePages<SchedulePage>(schedulePaths.of(workspace), { refreshMs, loadsAll: true })

export type Schedule<W> = Whole & {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: LivePages<SchedulePage> }[]
  jobs: ScheduledJob[]
  isLoadingMore: boolean
}

/** The schedule of several workspaces at once: those of the first render. */
export function useSchedule<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
): Schedule<W> {
  const parts = useEachWorkspace(workspaces, useScheduleOf, undefined)
  return {
    ...wholeOf(parts),
    parts,
    jobs: parts.flatMap(({ live }) => live.items ?? []),
    isLoadingMore: parts.some(({ live }) => live.isLoadingMore),
  }
}
