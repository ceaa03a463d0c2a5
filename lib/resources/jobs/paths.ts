import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'

const collection = (workspace: WorkspaceAlias) => `/api/databricks/workspaces/${workspace}/jobs`
const item = (workspace: WorkspaceAlias, id: JobId) => `${collection(workspace)}/${id}`

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const jobPaths = {
  list: (workspace: WorkspaceAlias) => collection(workspace),
  detail: item,
  permissions: (workspace: WorkspaceAlias, id: JobId) => `${item(workspace, id)}/permissions`,
  runNow: (workspace: WorkspaceAlias, id: JobId) => `${item(workspace, id)}/run-now`,
  cancelAll: (workspace: WorkspaceAlias, id: JobId) => `${item(workspace, id)}/cancel-all`,
  pause: (workspace: WorkspaceAlias, id: JobId) => `${item(workspace, id)}/pause`,
  owner: (workspace: WorkspaceAlias, id: JobId) => `${item(workspace, id)}/owner`,
  runAs: (workspace: WorkspaceAlias, id: JobId) => `${item(workspace, id)}/run-as`,
  resume: (workspace: WorkspaceAlias, id: JobId) => `${item(workspace, id)}/resume`,
} as const
