import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Warehouse } from './schema'
import { warehouseSizes, type WarehouseState } from './states'

/** A warehouse in a table over several workspaces. */
export type WarehouseRow = { workspace: WorkspaceAlias; warehouse: Warehouse }

export type RowFilter = {
  /** Every word has to be found in the name, owner, id, size, workspace or a tag. */
  text?: string
  /** Empty or left out: all. */
  states?: readonly WarehouseState[]
}

export function filterRows(
  rows: readonly WarehouseRow[],
  { text = '', states = [] }: RowFilter,
): WarehouseRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (states.length === 0 || states.includes(row.warehouse.state)) &&
      (wanted.length === 0 || wanted.every((word) => searchText(row).includes(word))),
  )
}

function searchText({ workspace, warehouse }: WarehouseRow): string {
  const { name, warehouseId, creatorUserName, size, kind, tags } = warehouse
  const pairs = Object.entries(tags).map(([key, value]) => `${key}:${value}`)
  return [name, warehouseId, creatorUserName, size, kind, workspace, ...pairs]
    .join('\n')
    .toLowerCase()
}

/** Sizes go by size, not by their names; null for one that is not known. */
export function sizeRank(size: string | null): number | null {
  const rank = (warehouseSizes as readonly (string | null)[]).indexOf(size)
  return rank === -1 ? null : rank
}
