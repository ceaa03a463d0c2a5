import type { ClusterId, WorkspaceAlias } from '@/lib/databricks/ids'

export const clusterHref = (workspace: WorkspaceAlias, id: ClusterId) =>
  `/workspaces/${workspace}/clusters/${id}` as const

/** The cluster's own page in the workspace. */
export const inDatabricks = (host: string, id: ClusterId): string =>
  `${host}/#setting/clusters/${id}/configuration`
