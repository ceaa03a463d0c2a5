import type { WarehouseId, WorkspaceAlias } from '@/lib/databricks/ids'

export const warehouseHref = (workspace: WorkspaceAlias, id: WarehouseId) =>
  `/workspaces/${workspace}/warehouses/${id}` as const

/** The warehouse's own page in the workspace. */
export const inDatabricks = (host: string, id: WarehouseId): string =>
  `${host}/sql/warehouses/${id}`
