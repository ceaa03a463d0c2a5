'use client'

import { useRef, useState } from 'react'
import useSWR, { useSWRConfig } from 'swr'
import type { JobId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson, problemOf } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import { lanes } from '@/lib/lanes'
import {
  renderedOf,
  useEachWorkspace,
  wholeOf,
  type RenderedPart,
  type Whole,
} from '@/lib/use-each-workspace'
import { useLive, type Live } from '@/lib/use-live'
import type { GridPage } from './grid'
import { runPaths, type LogQuery } from './paths'
import { historyLength, refreshIntervalMs, type RunRow } from './rules'
import type { RunDetail, RunExport, RunOutput, RunPage, UsualTimes } from './schema'
import type { RunWindow } from './states'

export { cancelRun, repairRun, type RepairRequest } from './actions'

/** While a list is not whole, looking again loads more of it: what was read already comes from memory. */
const pageInterval = (page: RunPage | undefined) =>
  isComing(page) ? 1_500 : refreshIntervalMs(page?.items)

const isComing = (page: RunPage | undefined) => page?.coverage.stoppedBy === 'budget'

const firstLookMs = 500

/** What is there at once; where that is nothing, what comes in the usual time. */
async function lookFirst(path: string): Promise<RunPage> {
  const page = await fetchJson<RunPage>(`${path}&budgetMs=${firstLookMs}`)
  return page.items.length > 0 || page.coverage.complete ? page : fetchJson<RunPage>(path)
}

/** The runs of one workspace that started within the window: the newest first, however many there are. */
export function useRuns(
  workspace: WorkspaceAlias,
  window: RunWindow,
  initial?: RunPage,
): Live<RunPage> {
  const { cache } = useSWRConfig()
  return useLive(runPaths.window(workspace, window), {
    initial,
    refreshMs: pageInterval,
    // Who has it already, as after Back, is not shown less of it for a while.
    fetch: (path) =>
      (initial ?? cache.get(path)?.data) === undefined ? lookFirst(path) : fetchJson<RunPage>(path),
  })
}

/** The newest runs of one job: its history strip, its list and its usual time. Null asks nothing. */
export function useJobRuns(
  workspace: WorkspaceAlias,
  jobId: JobId | null,
  { limit = 24, initial }: { limit?: number; initial?: RunPage } = {},
): Live<RunPage> {
  const path = jobId === null ? null : runPaths.ofJob(workspace, jobId, limit)
  return useLive<RunPage>(path, {
    initial,
    refreshMs: (latest) => refreshIntervalMs(latest?.items),
  })
}

// What a list told is shown at once. Then comes what it cut off; a run whose rest is refused is not asked about for ever.
const firstGridBudgetMs = 300
const hurriedGridLooks = 10

/** The newest runs of one job with every task of each. Null asks nothing. */
export function useRunGrid(
  workspace: WorkspaceAlias,
  jobId: JobId | null,
  limit: number,
): Live<GridPage> {
  const looks = useRef(0)
  const path = jobId === null ? null : runPaths.grid(workspace, jobId, limit)
  return useLive<GridPage>(path, {
    fetch: (asked) => {
      looks.current += 1
      const budget = looks.current === 1 ? `&budgetMs=${firstGridBudgetMs}` : ''
      return fetchJson<GridPage>(asked + budget)
    },
    refreshMs: (page) => {
      const isCut = page?.items.some(({ isWhole }) => !isWhole) ?? false
      return isCut && looks.current < hurriedGridLooks ? 1_500 : refreshIntervalMs(page?.items)
    },
  })
}

/** How long a job and each of its tasks usually take. Null asks nothing. */
export function useUsualTimes(
  workspace: WorkspaceAlias,
  jobId: JobId | null,
  initial?: UsualTimes,
): Live<UsualTimes> {
  const path = jobId === null ? null : runPaths.usual(workspace, jobId)
  return useLive<UsualTimes>(path, { initial, refreshMs: () => 300_000 })
}

const recentInterval = (page: RunPage | undefined) =>
  page?.coverage.stoppedBy === 'budget' ? 3_000 : 2.5 * refreshIntervalMs(page?.items)

export type RunParts = readonly RenderedPart<RunPage>[]

const useRecentRunsOf = (workspace: WorkspaceAlias, rendered: RunParts): Live<RunPage> =>
  useLive<RunPage>(runPaths.recent(workspace), {
    ...renderedOf(workspace, rendered),
    refreshMs: recentInterval,
  })

const nothing: RunParts = []

/** The runs of the last 24 hours of several workspaces, those of the first render: how each job stands. */
export const useRecentRuns = <W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  rendered: RunParts = nothing,
): { workspace: W; live: Live<RunPage> }[] =>
  useEachWorkspace(workspaces, useRecentRunsOf, rendered)

// The browser has six connections to a server: a long list of histories leaves some to the rest of the page.
const historyLanes = lanes(3)

/** The newest runs of a job, asked for once and in turn: for the many rows of a list. Null asks nothing. */
export function useRunHistory(workspace: WorkspaceAlias, jobId: JobId | null): OnDemand<RunPage> {
  const path = jobId === null ? null : runPaths.ofJob(workspace, jobId, historyLength)
  const fetcher = (key: string) => historyLanes(() => fetchJson<RunPage>(key))
  return useOnDemand<RunPage>(path, 0, fetcher)
}

/** How long a job usually takes, asked for once and in turn: for the many rows of a list. Null asks nothing. */
export function useUsualInTurn(
  workspace: WorkspaceAlias,
  jobId: JobId | null,
): OnDemand<UsualTimes> {
  const path = jobId === null ? null : runPaths.usual(workspace, jobId)
  const fetcher = (key: string) => historyLanes(() => fetchJson<UsualTimes>(key))
  return useOnDemand<UsualTimes>(path, 0, fetcher)
}

export type AllRuns<W, Runs extends Live<RunPage> = Live<RunPage>> = Whole & {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: Runs }[]
  rows: RunRow[]
  /** Of one workspace at least not every run is here yet: what no row fits may still come. */
  isComing: boolean
}

/** The runs of several workspaces at once: those of the first render. */
export function useAllRuns<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  window: RunWindow,
): AllRuns<W> {
  return allOf(useEachWorkspace(workspaces, useRuns, window))
}

/** What several workspaces told, as one. */
export function allOf<W extends { alias: WorkspaceAlias }, Runs extends Live<RunPage>>(
  parts: { workspace: W; live: Runs }[],
): AllRuns<W, Runs> {
  return {
    ...wholeOf(parts),
    parts,
    isComing: parts.some(({ live }) => isComing(live.data)),
    rows: parts.flatMap(({ workspace, live }) =>
      (live.data?.items ?? []).map((run) => ({ workspace: workspace.alias, run })),
    ),
  }
}

export function useRun(workspace: WorkspaceAlias, id: RunId, initial?: RunDetail): Live<RunDetail> {
  return useLive<RunDetail>(runPaths.detail(workspace, id), {
    initial,
    refreshMs: (latest) => refreshIntervalMs(latest && [latest]),
  })
}

/** A run as it stands now, for somebody who is about to act on it: asked anew, and once. Null asks nothing. */
export function useRunAsItStands(workspace: WorkspaceAlias, id: RunId | null): OnDemand<RunDetail> {
  const [askedAt] = useState(() => Date.now())
  const path = id === null ? null : runPaths.detail(workspace, id)
  return useOnDemand(path && `${path} at ${askedAt}`, 0, () => fetchJson<RunDetail>(path ?? ''))
}

/** What a task run left behind, without its log. Null asks nothing. */
export function useRunOutput(
  workspace: WorkspaceAlias,
  task: { runId: RunId; isActive: boolean } | null,
  initial?: RunOutput,
): Live<RunOutput> {
  const path = task && runPaths.output(workspace, task.runId, !task.isActive)
  return useLive<RunOutput>(path, {
    initial,
    // What a task left cannot change once it is over.
    refreshMs: () => (task?.isActive ? 5_000 : 0),
  })
}

export type OnDemand<T> = {
  data: T | undefined
  error: Problem | undefined
  isLoading: boolean
  refresh: () => Promise<void>
}

/** The log of a task run, when somebody wants to read it: null until then. */
export function useRunLog(
  workspace: WorkspaceAlias,
  task: { runId: RunId; isActive: boolean } | null,
  query: LogQuery,
): OnDemand<RunOutput> {
  const path = task && runPaths.log(workspace, task.runId, query)
  return useOnDemand<RunOutput>(path, task?.isActive ? 10_000 : 0)
}

/** A notebook as Databricks exports it, when somebody wants it: null until then. */
export function useRunExport(workspace: WorkspaceAlias, id: RunId | null): OnDemand<RunExport> {
  return useOnDemand<RunExport>(id === null ? null : runPaths.export(workspace, id), 0)
}

function useOnDemand<T>(
  path: string | null,
  refreshInterval: number,
  fetcher: (key: string) => Promise<T> = fetchJson<T>,
): OnDemand<T> {
  const { data, error, isLoading, mutate } = useSWR<T, unknown>(
    path,
    path === null ? null : fetcher,
    // Megabytes are not asked for again because a window came to the front.
    {
      refreshInterval,
      revalidateOnFocus: false,
      revalidateIfStale: false,
      shouldRetryOnError: false,
    },
  )
  return {
    data,
    error: problemOf(error),
    isLoading,
    refresh: async () => void (await mutate()),
  }
}
