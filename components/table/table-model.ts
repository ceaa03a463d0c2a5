import type { Column } from './column'

/** By which column a table stands, and whether the largest comes first; null is as the rows come. */
export type Sorting = { id: string; desc: boolean } | null

// One collator for all comparisons: `node-2` before `node-10`, whatever the case.
const { compare: compareText } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

type SortValue = string | number | null

function compareValues(a: SortValue, b: SortValue): number {
  return typeof a === 'number' && typeof b === 'number'
    ? Math.sign(a - b)
    : compareText(String(a), String(b))
}

/** No number at all has no place among the others. */
const known = (value: SortValue): SortValue => (Number.isNaN(value) ? null : value)

/** The rows in order: those without a value at the end in either direction, and equal ones as they came. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting,
): readonly Row[] {
  const valueOf = columns.find(({ id }) => id === sorting?.id)?.sortValue
  if (!sorting || !valueOf) return rows
  const sign = sorting.desc ? -1 : 1
  return rows
    .map((row) => ({ row, value: known(valueOf(row)) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null)
      return sign * compareValues(a.value, b.value)
    })
    .map(({ row }) => row)
}

/** What a press on the head of a column makes of the order: its first way, the other way, and none. */
export function afterPress<Row>(
  { id, sortsDownFirst = false }: Pick<Column<Row>, 'id' | 'sortsDownFirst'>,
  sorting: Sorting,
): Sorting {
  if (sorting?.id !== id) return { id, desc: sortsDownFirst }
  return sorting.desc === sortsDownFirst ? { id, desc: !sortsDownFirst } : null
}

/** `-uptime` is uptime, largest first; the form a sort has in the URL. */
export function readSort(text: string): Sorting {
  if (!text) return null
  const desc = text.startsWith('-')
  return { id: desc ? text.slice(1) : text, desc }
}

export const writeSort = (sorting: Sorting): string =>
  sorting ? `${sorting.desc ? '-' : ''}${sorting.id}` : ''
