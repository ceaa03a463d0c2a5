'use client'

import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import type { Column } from './column'
import { fitColumns } from './fit-columns'
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

  // Rows are only sorted and drawn again when these change, so they keep their identity.
  const sorting = useMemo(() => readSort(sort), [sort])
  const visible = useMemo(
    () => fitColumns(columns.filter((column) => isVisible(column, changes))),
    [columns, changes],
  )
  const toggle = (column: Column<Row>) => {
    const name = nameOfChange(column)
    const next = changes.includes(name)
      ? changes.filter((change) => change !== name)
      : [...changes, name]
    void setChanges(next.length > 0 ? next : null)
  }
  return {
    sorting,
    setSorting: (next: ReturnType<typeof readSort>) => void setSort(writeSort(next) || null),
    visible,
    toggle,
    reset: () => void setChanges(null),
  }
}
export type TableView<Row> = ReturnType<typeof useTableView<Row>>

type Choosable = { id: string; isOptional?: boolean }

const nameOfChange = (column: Choosable) => (column.isOptional ? column.id : `-${column.id}`)

const isVisible = (column: Choosable, changes: readonly string[]) =>
  changes.includes(nameOfChange(column)) === (column.isOptional ?? false)
