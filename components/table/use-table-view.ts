'use client'

import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs'
import type { Column } from './column'
import { readSort, writeSort } from './table-model'

/**
 * How a person looks at a table: its order and columns, kept in the URL. `columns` lists only what differs
 * from the usual: `memory` adds a column, `-owner` takes one away.
 */
export function useTableView<Row>(columns: readonly Column<Row>[], usualSort: string) {
  const [sort, setSort] = useQueryState('sort', parseAsString.withDefault(usualSort))
  const [changes, setChanges] = useQueryState(
    'columns',
    parseAsArrayOf(parseAsString).withDefault([]),
  )

  const isVisible = (column: Column<Row>) =>
    column.isOptional ? changes.includes(column.id) : !changes.includes(`-${column.id}`)
  const toggle = (column: Column<Row>) => {
    const name = column.isOptional ? column.id : `-${column.id}`
    const next = changes.includes(name)
      ? changes.filter((change) => change !== name)
      : [...changes, name]
    void setChanges(next.length ? next : null)
  }
  return {
    sorting: readSort(sort),
    setSorting: (next: ReturnType<typeof readSort>) => void setSort(writeSort(next) || null),
    visibility: Object.fromEntries(columns.map((column) => [column.id, isVisible(column)])),
    isVisible,
    toggle,
    reset: () => void setChanges(null),
  }
}
export type TableView<Row> = ReturnType<typeof useTableView<Row>>
