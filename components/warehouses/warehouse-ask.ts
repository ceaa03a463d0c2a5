import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { WarehouseAction } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** What somebody wants done to a warehouse, before they have confirmed it. */
export type WarehouseAsk = { action: WarehouseAction; workspace: Workspace; warehouse: Warehouse }

/** The verb on the button, and the state the warehouse is in right after. */
export const actionWords: Record<WarehouseAction, { verb: string; after: string }> = {
  start: { verb: 'Start', after: 'is starting' },
  stop: { verb: 'Stop', after: 'is stopping' },
}

/** The call as scripts would make it. */
export const callOf = (action: WarehouseAction, workspace: WorkspaceAlias, warehouse: Warehouse) =>
  `POST /api/databricks/workspaces/${workspace}/warehouses/${warehouse.warehouseId}/${action}`
