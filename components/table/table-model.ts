import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type SortFn,
  type SortingState,
} from '@tanstack/react-table'
import type { Column } from './column'

/** Only what the table uses is registered, so only that is bundled. */
export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})
export type Features = typeof features

// One collator for all comparisons: `node-2` before `node-10`, whatever the case.
const { compare: compareText } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

function compareValues(a: unknown, b: unknown): number {
  return typeof a === 'number' && typeof b === 'number'
    ? Math.sign(a - b)
    : compareText(String(a), String(b))
}

export function toColumnDef<Row extends object>(column: Column<Row>): ColumnDef<Features, Row> {
  const { sortValue } = column
  const sortFn: SortFn<Features, Row> = (a, b, id) => compareValues(a.getValue(id), b.getValue(id))
  return {
    id: column.id,
    header: column.header,
    // TanStack sends `undefined` to the end; our columns say null.
    accessorFn: (row) => sortValue?.(row) ?? undefined,
    enableSorting: sortValue !== undefined,
    sortFn,
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
