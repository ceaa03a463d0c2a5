'use client'

import type { ClusterId, WorkspaceAlias } from '@/lib/databricks/ids'
import {
  renderedOf,
  useEachWorkspace,
  wholeOf,
  type RenderedPart,
  type Whole,
} from '@/lib/use-each-workspace'
import { useLive, type Live } from '@/lib/use-live'
import { useLivePages, type LivePages } from '@/lib/use-live-pages'
import { clusterPaths } from './paths'
import { refreshIntervalMs, type ClusterRow } from './rules'
import type { ClusterDetail, ClusterEventPage, ClusterPage } from './schema'

export { restartCluster, startCluster, terminateCluster } from './actions'

export type ClusterParts = readonly RenderedPart<ClusterPage>[]

/** The clusters of one workspace, looked at more often while one of them moves; a long list comes page by page. */
const useClustersOf = (workspace: WorkspaceAlias, rendered: ClusterParts): LivePages<ClusterPage> =>
  useLivePages<ClusterPage>(clusterPaths.list(workspace), {
    ...renderedOf(workspace, rendered),
    refreshMs: (pages) => refreshIntervalMs(pages?.flatMap(({ items }) => items)),
  })

export type AllClusters<W> = Whole & {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: LivePages<ClusterPage> }[]
  rows: ClusterRow[]
}

const nothing: ClusterParts = []

/** The clusters of several workspaces at once: those of the first render. */
export function useAllClusters<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  rendered: ClusterParts = nothing,
): AllClusters<W> {
  const parts = useEachWorkspace(workspaces, useClustersOf, rendered)
  return {
    ...wholeOf(parts),
    parts,
    rows: parts.flatMap(({ workspace, live }) =>
      (live.items ?? []).map((cluster) => ({ workspace: workspace.alias, cluster })),
    ),
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

/** The events of a cluster, newest first; older ones are added page by page. `isMoving`: its state changes now. */
export const useClusterEvents = (
  workspace: WorkspaceAlias,
  id: ClusterId,
  { initial, isMoving = false }: { initial?: ClusterEventPage; isMoving?: boolean } = {},
): LivePages<ClusterEventPage> =>
  useLivePages<ClusterEventPage>(clusterPaths.events(workspace, id), {
    initial,
    refreshMs: () => (isMoving ? 3_000 : 30_000),
  })
