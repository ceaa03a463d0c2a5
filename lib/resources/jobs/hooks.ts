'use client'

import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import {
  renderedOf,
  useEachWorkspace,
  wholeOf,
  type RenderedPart,
  type Whole,
} from '@/lib/use-each-workspace'
import { useLive, type Live } from '@/lib/use-live'
import { useLivePages, type LivePages } from '@/lib/use-live-pages'
import { jobPaths } from './paths'
import { jobsRefreshMs, type JobRow } from './rules'
import type { JobDetail, JobPage } from './schema'

export { cancelAllRuns, pauseJob, resumeJob, runJobNow, type RunJobRequest } from './actions'

export type JobParts = readonly RenderedPart<JobPage>[]

/** Every job of a workspace: the first page at once, the others by themselves behind it. */
const useJobsOf = (workspace: WorkspaceAlias, rendered: JobParts): LivePages<JobPage> =>
  useLivePages<JobPage>(jobPaths.list(workspace), {
    ...renderedOf(workspace, rendered),
    refreshMs: () => jobsRefreshMs,
    loadsAll: true,
  })

export type AllJobs<W> = Whole & {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: LivePages<JobPage> }[]
  rows: JobRow[]
  isLoadingMore: boolean
}

const nothing: JobParts = []

/** The jobs of several workspaces at once: those of the first render. */
export function useAllJobs<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  rendered: JobParts = nothing,
): AllJobs<W> {
  const parts = useEachWorkspace(workspaces, useJobsOf, rendered)
  return {
    ...wholeOf(parts),
    parts,
    rows: parts.flatMap(({ workspace, live }) =>
      (live.items ?? []).map((job) => ({ workspace: workspace.alias, job })),
    ),
    isLoadingMore: parts.some(({ live }) => live.isLoadingMore),
  }
}

export function useJob(workspace: WorkspaceAlias, id: JobId, initial?: JobDetail): Live<JobDetail> {
  return useLive<JobDetail>(jobPaths.detail(workspace, id), {
    initial,
    refreshMs: () => jobsRefreshMs,
  })
}
