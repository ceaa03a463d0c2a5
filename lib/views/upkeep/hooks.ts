'use client'

import { mutate } from 'swr'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import { withoutThose } from '@/lib/live-pages'
import { useEachWorkspace, wholeOf, type Whole } from '@/lib/use-each-workspace'
import { useLivePages, type LivePages } from '@/lib/use-live-pages'
import type { UpkeepKind } from './kinds'
import { upkeepPaths } from './paths'
import type { UpkeepPage, UpkeepRow } from './schema'

/** What nobody looks after does not change by the minute, and each look is many calls. */
const refreshMs = () => 30 * 60_000
/** Of a hundred jobs each: as many as a workspace answers for in about a minute. */
const pagesInOneGo = 10

/** Jobs of a workspace to look after: page after page of its jobs is looked at, so many in one go. */
const useUpkeepOf = (workspace: WorkspaceAlias, kind: UpkeepKind): LivePages<UpkeepPage> =>
  useLivePages<UpkeepPage>(upkeepPaths.of(workspace, kind), { refreshMs, loadsAll: pagesInOneGo })

export type Upkeep<W> = Whole & {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: LivePages<UpkeepPage> }[]
  rows: UpkeepRow[]
  /** How many jobs were looked at. */
  looked: number
  /** Of these, the ones of which nothing is known. */
  unchecked: UpkeepPage['unchecked']
  isLoadingMore: boolean
}

/** The jobs of several workspaces at once: those of the first render. */
export function useUpkeep<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  kind: UpkeepKind,
): Upkeep<W> {
  const parts = useEachWorkspace(workspaces, useUpkeepOf, kind)
  const pages = parts.flatMap(({ live }) => live.pages)
  return {
    ...wholeOf(parts),
    parts,
    rows: parts.flatMap(({ live }) => live.items ?? []),
    looked: pages.reduce((sum, { looked }) => sum + looked, 0),
    unchecked: pages.flatMap(({ unchecked }) => unchecked),
    isLoadingMore: parts.some(({ live }) => live.isLoadingMore),
  }
}

/** A job runs as somebody who is there: the list need not be asked for again to know it. */
export const runsAsSomebodyHere = (workspace: WorkspaceAlias, id: JobId): void =>
  void mutate(
    upkeepPaths.of(workspace, 'run-as-left'),
    withoutThose<UpkeepRow>(({ job }) => job.jobId === id),
    { revalidate: false },
  )
