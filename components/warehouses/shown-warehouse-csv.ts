import { withWorkspaceColumn } from '@/lib/api/csv'
import { warehouseColumns } from '@/lib/resources/warehouses/csv'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type ShownWarehouse = { workspace: Workspace; warehouse: Warehouse }

/** The list of warehouses as a table for spreadsheets. */
export const shownWarehouseColumns = withWorkspaceColumn(
  warehouseColumns,
  ({ warehouse }: ShownWarehouse) => warehouse,
)
