import type { WarehouseId, WorkspaceAlias } from '@/lib/databricks/ids'

const collection = (workspace: WorkspaceAlias) =>
  `/api/databricks/workspaces/${workspace}/warehouses`
const item = (workspace: WorkspaceAlias, id: WarehouseId) => `${collection(workspace)}/${id}`

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const warehousePaths = {
  list: (workspace: WorkspaceAlias) => collection(workspace),
  detail: item,
  permissions: (workspace: WorkspaceAlias, id: WarehouseId) => `${item(workspace, id)}/permissions`,
  start: (workspace: WorkspaceAlias, id: WarehouseId) => `${item(workspace, id)}/start`,
  stop: (workspace: WorkspaceAlias, id: WarehouseId) => `${item(workspace, id)}/stop`,
} as const
