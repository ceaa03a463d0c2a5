import { mutate } from 'swr'
import type { ClusterId, WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { withChanged } from '@/lib/live-pages'
import { clusterPaths } from './paths'
import type { Cluster, ClusterDetail } from './schema'

/** Each asks our API once, shows the new state everywhere at once and throws ProblemError when refused. */
export const startCluster = (workspace: WorkspaceAlias, id: ClusterId) =>
  act(clusterPaths.start(workspace, id), workspace, id)

export const restartCluster = (workspace: WorkspaceAlias, id: ClusterId) =>
  act(clusterPaths.restart(workspace, id), workspace, id)

export const terminateCluster = (workspace: WorkspaceAlias, id: ClusterId) =>
  act(clusterPaths.terminate(workspace, id), workspace, id)

async function act(path: string, workspace: WorkspaceAlias, id: ClusterId): Promise<ClusterDetail> {
  try {
    const after = await fetchJson<ClusterDetail>(path, { method: 'POST', body: '{}' })
    await show(workspace, after)
    return after
  } catch (error) {
    // It may have happened all the same, or somebody else was faster: look.
    void mutate(clusterPaths.detail(workspace, id))
    void mutate(clusterPaths.list(workspace))
    throw error
  }
}

async function show(workspace: WorkspaceAlias, after: ClusterDetail): Promise<void> {
  const withIt = withChanged((each: Cluster) => (each.clusterId === after.clusterId ? after : each))
  await mutate(clusterPaths.detail(workspace, after.clusterId), after, { revalidate: false })
  // The row changes at once; the list is asked for behind it, and from then on as often as a moving one.
  void mutate(clusterPaths.list(workspace), withIt)
  void mutate(clusterPaths.events(workspace, after.clusterId))
}
