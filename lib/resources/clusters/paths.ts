import type { ClusterId, WorkspaceAlias } from '@/lib/databricks/ids'

const collection = (workspace: WorkspaceAlias) => `/api/databricks/workspaces/${workspace}/clusters`
const item = (workspace: WorkspaceAlias, id: ClusterId) => `${collection(workspace)}/${id}`

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const clusterPaths = {
  list: (workspace: WorkspaceAlias) => collection(workspace),
  detail: item,
  events: (workspace: WorkspaceAlias, id: ClusterId) => `${item(workspace, id)}/events`,
  permissions: (workspace: WorkspaceAlias, id: ClusterId) => `${item(workspace, id)}/permissions`,
  start: (workspace: WorkspaceAlias, id: ClusterId) => `${item(workspace, id)}/start`,
  restart: (workspace: WorkspaceAlias, id: ClusterId) => `${item(workspace, id)}/restart`,
  terminate: (workspace: WorkspaceAlias, id: ClusterId) => `${item(workspace, id)}/terminate`,
} as const
