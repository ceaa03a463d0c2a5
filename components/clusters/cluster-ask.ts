import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { ClusterAction } from '@/lib/resources/clusters/rules'
import type { Cluster } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** What somebody wants done to a cluster, before they have confirmed it. */
export type ClusterAsk = { action: ClusterAction; workspace: Workspace; cluster: Cluster }

type ActionWords = {
  verb: string
  /** The state the cluster is in right after. */
  after: string
  /** As scripts would do it. */
  call: string
}

export const actionWords: Record<ClusterAction, ActionWords> = {
  start: { verb: 'Start', after: 'is starting', call: 'start' },
  restart: { verb: 'Restart', after: 'is restarting', call: 'restart' },
  terminate: { verb: 'Terminate', after: 'is terminating', call: 'terminate' },
}

export const callOf = (action: ClusterAction, workspace: WorkspaceAlias, cluster: Cluster) =>
  `POST /api/databricks/workspaces/${workspace}/clusters/${cluster.clusterId}/${actionWords[action].call}`
