import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table'
import type { Column } from './column'

/** Only what the table uses is registered, so only that is bundled. */
export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
})
export type Features = typeof features

export function toColumnDef<Row extends object>(column: Column<Row>): ColumnDef<Features, Row> {
  const { sortValue } = column
  return {
    id: column.id,
    header: column.header,
    // TanStack sends `undefined` to the end; our columns say null.
    accessorFn: (row) => sortValue?.(row) ?? undefined,
    enableSorting: sortValue !== undefined,
    sortUndefined: 'last',
    sortDescFirst: column.sortsDownFirst ?? false,
  }
}

/** `-uptime` is uptime, largest first; the form a sort has in the URL. */
export function readSort(text: string): SortingState {
  if (!text) return []
  const desc = text.startsWith('-')
  return [{ id: desc ? text.slice(1) : text, desc }]
}

export function writeSort([first]: SortingState): string {
  return first ? `${first.desc ? '-' : ''}${first.id}` : ''
}
