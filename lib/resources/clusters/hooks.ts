'use client'

import { useState } from 'react'
import useSWRInfinite from 'swr/infinite'
import type { ClusterId, WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson, problemOf } from '@/lib/fetch-json'
import type { Problem } from '@/lib/problem'
import { retryWhereItHelps, useLive, type Live } from '@/lib/use-live'
import { clusterPaths } from './paths'
import { refreshIntervalMs, type ClusterRow } from './rules'
import type {
  ClusterDetail,
  ClusterEvent,
  ClusterEventPage,
  ClusterPage,
  ClusterPermissions,
  ClustersPart,
} from './schema'

export { restartCluster, startCluster, terminateCluster } from './actions'

const pageInterval = (page: ClusterPage | undefined) => refreshIntervalMs(page?.items)

/** The clusters of one workspace, looked at more often while one of them moves. */
export function useClusters(workspace: WorkspaceAlias, initial?: ClusterPage): Live<ClusterPage> {
  return useLive(clusterPaths.list(workspace), { initial, refreshMs: pageInterval })
}

export type AllClusters<W> = {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: Live<ClusterPage> }[]
  rows: ClusterRow[]
  /** The oldest of the parts that are here. */
  asOf: string | undefined
  /** At least one workspace has neither answered nor failed. */
  isLoading: boolean
  refresh: () => Promise<void>
}

export type InitialPart = { workspace: { alias: WorkspaceAlias }; part: ClustersPart }

/**
 * The clusters of several workspaces at once. The list is that of the first render: give the component a `key`
 * of the aliases when it can change.
 */
export function useAllClusters<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  initial: readonly InitialPart[] = [],
): AllClusters<W> {
  const [fixed] = useState(() => [...workspaces])
  const parts = fixed.map((workspace) => {
    const part = initial.find((each) => each.workspace.alias === workspace.alias)?.part
    // eslint-disable-next-line react-hooks/rules-of-hooks -- the list is fixed by the first render, so is the order
    const live = useLive<ClusterPage>(clusterPaths.list(workspace.alias), {
      initial: part?.kind === 'ok' ? part.page : undefined,
      initialProblem: part?.kind === 'failed' ? part.problem : undefined,
      refreshMs: pageInterval,
    })
    return { workspace, live }
  })
  return {
    parts,
    rows: parts.flatMap(({ workspace, live }) =>
      (live.data?.items ?? []).map((cluster) => ({ workspace: workspace.alias, cluster })),
    ),
    asOf: parts.flatMap(({ live }) => live.asOf ?? []).sort()[0],
    isLoading: parts.some(({ live }) => live.isLoading),
    refresh: async () => void (await Promise.all(parts.map(({ live }) => live.refresh()))),
  }
}

export function useCluster(
  workspace: WorkspaceAlias,
  id: ClusterId,
  initial?: ClusterDetail,
): Live<ClusterDetail> {
  return useLive<ClusterDetail>(clusterPaths.detail(workspace, id), {
    initial,
    refreshMs: (latest) => refreshIntervalMs(latest && [latest]),
  })
}

export function useClusterPermissions(
  workspace: WorkspaceAlias,
  id: ClusterId,
  initial?: ClusterPermissions,
): Live<ClusterPermissions> {
  return useLive<ClusterPermissions>(clusterPaths.permissions(workspace, id), {
    initial,
    refreshMs: () => 60_000,
  })
}

export type ClusterEvents = {
  items: ClusterEvent[] | undefined
  totalCount: number | undefined
  asOf: string | undefined
  error: Problem | undefined
  isLoading: boolean
  isStale: boolean
  isLoadingMore: boolean
  /** Undefined when there are no older ones. */
  loadMore: (() => void) | undefined
  refresh: () => Promise<void>
}

/** The events of a cluster, newest first; older ones are added page by page. `isMoving`: its state changes now. */
export function useClusterEvents(
  workspace: WorkspaceAlias,
  id: ClusterId,
  { initial, isMoving = false }: { initial?: ClusterEventPage; isMoving?: boolean } = {},
): ClusterEvents {
  const path = clusterPaths.events(workspace, id)
  const { data, error, size, setSize, mutate } = useSWRInfinite<ClusterEventPage, unknown>(
    (index: number, previous: ClusterEventPage | null) => eventsKey(path, index, previous),
    fetchJson<ClusterEventPage>,
    {
      ...retryWhereItHelps,
      ...(initial === undefined ? {} : { fallbackData: [initial] }),
      revalidateOnMount: initial === undefined,
      refreshInterval: isMoving ? 3_000 : 30_000,
    },
  )
  const hasMore = (data?.at(-1)?.nextPageToken ?? null) !== null
  const isLoadingMore = data !== undefined && size > data.length && error === undefined
  return {
    items: data?.flatMap(({ items }) => items),
    totalCount: data?.[0]?.totalCount,
    asOf: data?.[0]?.asOf,
    error: problemOf(error),
    isLoading: data === undefined && error === undefined,
    isStale: data !== undefined && error !== undefined,
    isLoadingMore,
    loadMore: hasMore ? () => void setSize(size + 1) : undefined,
    refresh: async () => void (await mutate()),
  }
}

function eventsKey(path: string, index: number, previous: ClusterEventPage | null): string | null {
  if (index === 0 || previous === null) return path
  if (previous.nextPageToken === null) return null
  return `${path}?pageToken=${encodeURIComponent(previous.nextPageToken)}`
}
