'use client'

import { useEffect, useState } from 'react'
import useSWRInfinite from 'swr/infinite'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson, problemOf } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import { retryWhereItHelps, useLive, type Live } from '@/lib/use-live'
import { jobPaths } from './paths'
import { jobsRefreshMs, type JobRow } from './rules'
import type { Job, JobDetail, JobPage, JobPermissions, JobsPart } from './schema'

export { cancelAllRuns, pauseJob, resumeJob, runJobNow, type RunJobRequest } from './actions'

export type JobList = {
  /** What is here so far; thousands of jobs come page by page. */
  items: Job[] | undefined
  asOf: string | undefined
  error: Problem | undefined
  /** Nothing is here yet and nothing has failed. */
  isLoading: boolean
  isStale: boolean
  /** More pages are on their way. */
  isLoadingMore: boolean
  refresh: () => Promise<void>
}

/** Every job of a workspace: the first page at once, the others by themselves behind it. */
export function useJobs(workspace: WorkspaceAlias, initial?: JobPage): JobList {
  const path = jobPaths.list(workspace)
  const { data, error, size, setSize, mutate } = useSWRInfinite<JobPage, unknown>(
    (index: number, previous: JobPage | null) => pageKey(path, index, previous),
    fetchJson<JobPage>,
    {
      ...retryWhereItHelps,
      ...(initial === undefined ? {} : { fallbackData: [initial] }),
      revalidateOnMount: initial === undefined,
      revalidateFirstPage: false,
      refreshInterval: jobsRefreshMs,
    },
  )
  const hasMore = (data?.at(-1)?.nextPageToken ?? null) !== null
  const isHere = data !== undefined && data.length >= size
  useEffect(() => {
    if (hasMore && isHere && error === undefined) void setSize(size + 1)
  }, [hasMore, isHere, error, size, setSize])
  return {
    items: data?.flatMap(({ items }) => items),
    asOf: data?.[0]?.asOf,
    error: problemOf(error),
    isLoading: data === undefined && error === undefined,
    isStale: data !== undefined && error !== undefined,
    isLoadingMore: hasMore && error === undefined,
    refresh: async () => void (await mutate()),
  }
}

function pageKey(path: string, index: number, previous: JobPage | null): string | null {
  if (index === 0 || previous === null) return path
  if (previous.nextPageToken === null) return null
  return `${path}?pageToken=${encodeURIComponent(previous.nextPageToken)}`
}

export type AllJobs<W> = {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; list: JobList }[]
  rows: JobRow[]
  /** The oldest of the parts that are here. */
  asOf: string | undefined
  isLoading: boolean
  isLoadingMore: boolean
  refresh: () => Promise<void>
}

/**
 * The jobs of several workspaces at once. The list is that of the first render: give the component a `key` of
 * the aliases when it can change.
 */
export function useAllJobs<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  initial: readonly { workspace: { alias: WorkspaceAlias }; part: JobsPart }[] = [],
): AllJobs<W> {
  const [fixed] = useState(() => [...workspaces])
  const parts = fixed.map((workspace) => {
    const part = initial.find((each) => each.workspace.alias === workspace.alias)?.part
    // eslint-disable-next-line react-hooks/rules-of-hooks -- the list is fixed by the first render, so is the order
    const list = useJobs(workspace.alias, part?.kind === 'ok' ? part.page : undefined)
    return { workspace, list }
  })
  return {
    parts,
    rows: parts.flatMap(({ workspace, list }) =>
      (list.items ?? []).map((job) => ({ workspace: workspace.alias, job })),
    ),
    asOf: parts.flatMap(({ list }) => list.asOf ?? []).sort()[0],
    isLoading: parts.some(({ list }) => list.isLoading),
    isLoadingMore: parts.some(({ list }) => list.isLoadingMore),
    refresh: async () => void (await Promise.all(parts.map(({ list }) => list.refresh()))),
  }
}

export function useJob(workspace: WorkspaceAlias, id: JobId, initial?: JobDetail): Live<JobDetail> {
  return useLive<JobDetail>(jobPaths.detail(workspace, id), {
    initial,
    refreshMs: () => jobsRefreshMs,
  })
}

/** Null asks nothing: a run that belongs to no job has no permissions of one. */
export function useJobPermissions(
  workspace: WorkspaceAlias,
  id: JobId | null,
  initial?: JobPermissions,
): Live<JobPermissions> {
  return useLive<JobPermissions>(id === null ? null : jobPaths.permissions(workspace, id), {
    initial,
    refreshMs: () => 60_000,
  })
}
