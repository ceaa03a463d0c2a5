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

export const rowSortKeys = [
  'state',
  'name',
  'workspace',
  'owner',
  'kind',
  'size',
  'clusters',
  'sessions',
  'autoStop',
] as const
export type RowSortKey = (typeof rowSortKeys)[number]
export type RowSort = { by: RowSortKey; direction: 'asc' | 'desc' }

/** What needs eyes comes first, what rests comes last; within that, by name. */
export const defaultRowSort: RowSort = { by: 'state', direction: 'asc' }

/** Rows that do not have the value stand last in both directions; ties are by name, so that rows never jump. */
export function sortRows(
  rows: readonly WarehouseRow[],
  { by, direction }: RowSort,
): WarehouseRow[] {
  const sign = direction === 'asc' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [first, second] = [keyOf(a, by), keyOf(b, by)]
    if (first === null || second === null)
      return first === second ? byName(a, b) : first === null ? 1 : -1
    return sign * compare(first, second) || byName(a, b)
  })
}

const { compare: compareText } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))

const byName = (a: WarehouseRow, b: WarehouseRow) =>
  compareText(a.warehouse.name, b.warehouse.name) ||
  compareText(a.warehouse.warehouseId, b.warehouse.warehouseId)

const urgency: readonly WarehouseState[] = [
  'STARTING',
  'STOPPING',
  'DELETING',
  'RUNNING',
  'UNKNOWN',
  'STOPPED',
  'DELETED',
]

function keyOf({ workspace, warehouse }: WarehouseRow, by: RowSortKey): string | number | null {
  switch (by) {
    case 'state':
      // One that is troubled needs eyes, whatever its state.
      return warehouse.health?.status === 'FAILED' ? -1 : urgency.indexOf(warehouse.state)
    case 'name':
      return warehouse.name
    case 'workspace':
      return workspace
    case 'owner':
      return warehouse.creatorUserName
    case 'kind':
      return warehouse.kind
    case 'size':
      return sizeRank(warehouse.size)
    case 'clusters':
      return warehouse.clusters
    case 'sessions':
      return warehouse.activeSessions
    case 'autoStop':
      // Never is longer than any time.
      return warehouse.autoStopMinutes === 0 ? Number.MAX_SAFE_INTEGER : warehouse.autoStopMinutes
  }
}

export function sizeRank(size: string | null): number | null {
  const rank = (warehouseSizes as readonly (string | null)[]).indexOf(size)
  return rank === -1 ? null : rank
}
