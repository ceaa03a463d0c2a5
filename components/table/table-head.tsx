'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { cx } from '../ui/class-names'
import { Icon } from '../ui/icon'
import type { FittedColumn } from './fit-columns'
import { afterPress, type Sorting } from './table-model'

const cell =
  'sticky top-[calc(3.25rem+var(--line,0px))] z-1 h-7.5 border-b border-line-1 bg-surface-1 px-3 text-left text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4'

export function TableHead<Row>({
  columns,
  sorting,
  onSort,
  hasActions,
}: {
  columns: readonly FittedColumn<Row>[]
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  hasActions: boolean
}) {
  return (
    <thead className="phone:sr-only">
      <tr aria-rowindex={1}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
        ))}
        {hasActions && (
          <th scope="col" className={cell}>
            <span className="sr-only">Actions</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

/** The widths, apart from the head: on a phone the head is only heard, and its columns are gone. */
export function ColumnWidths<Row>({
  columns,
  hasActions,
}: {
  columns: readonly FittedColumn<Row>[]
  hasActions: boolean
}) {
  return (
    <colgroup>
      {columns.map((column) => (
        <col
          key={column.id}
          style={{ width: column.width }}
          className={cx(column.width !== undefined && 'phone:hidden', column.hide)}
        />
      ))}
      {hasActions && <col className="w-13" />}
    </colgroup>
  )
}

function HeadCell<Row>({
  column,
  sorting,
  onSort,
}: {
  column: FittedColumn<Row>
  sorting: Sorting
  onSort: (sorting: Sorting) => void
}) {
  const sorted = column.sortValue && sorting?.id === column.id ? sorting : null
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : undefined}
      className={cx(cell, column.align === 'end' && 'text-right', column.hide)}
    >
      {column.sortValue ? (
        <button
          type="button"
          onClick={() => onSort(afterPress(column, sorting))}
          className={cx(
            'inline-flex items-center gap-1 rounded-sm hover:text-ink-1',
            sorted && 'text-ink-1',
          )}
        >
          {column.header}
          {sorted && <Icon of={sorted.desc ? ArrowDown : ArrowUp} size={14} />}
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}
