'use client'

import { useTable } from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useIsPhone } from '../ui/use-is-phone'
import type { MenuItem } from '../ui/menu-item'
import { Panel } from '../ui/section'
import type { Column } from './column'
import { DataRow } from './data-row'
import { ColumnWidths, TableHead } from './table-head'
import { features, toColumnDef } from './table-model'
import { useRowKeys } from './use-row-keys'
import type { TableView } from './use-table-view'

/** Up to here all rows are drawn, so that the browser's own search finds them. */
const drawAllUpTo = 120
const rowHeight = { desk: 36, phone: 65 }

export type DataTableProps<Row extends object> = {
  /** What the rows are, for those who cannot see the heading. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  view: TableView<Row>
  rowId: (row: Row) => string
  rowHref: (row: Row) => string
  rowName: (row: Row) => string
  rowActions?: (row: Row) => MenuItem[]
  /** The second line of a row on a phone, where the other columns have no room. */
  phoneLine: (row: Row) => ReactNode
}

/** The one table: sorted, virtual beyond a hundred rows, its head stays in sight, and keys walk it. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows: data, columns, view, rowId } = props
  const element = useRef<HTMLTableElement>(null)
  const columnDefs = useMemo(() => columns.map(toColumnDef), [columns])
  const table = useTable({
    features,
    columns: columnDefs,
    data,
    getRowId: rowId,
    enableMultiSort: false,
    state: { sorting: view.sorting, columnVisibility: view.visibility },
    onSortingChange: (update) =>
      view.setSorting(typeof update === 'function' ? update(view.sorting) : update),
  })
  const rows = table.getRowModel().rows
  const visible = columns.filter((column) => table.getColumn(column.id)?.getIsVisible())
  const span = visible.length + 1

  const window_ = useRowWindow(rows.length, element)
  const ids = useMemo(() => rows.map((row) => row.id), [rows])
  const keys = useRowKeys({ table: element, ids, reveal: window_.reveal })

  return (
    <Panel>
      <table
        ref={element}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <ColumnWidths columns={visible} hasActions={props.rowActions !== undefined} />
        <TableHead columns={visible} table={table} hasActions={props.rowActions !== undefined} />
        <tbody>
          <Spacer height={window_.before} span={span} />
          {window_.indexes.map((index) => {
            const row = rows[index]
            return (
              row && (
                <DataRow
                  key={row.id}
                  index={index}
                  id={row.id}
                  row={row.original}
                  columns={visible}
                  href={props.rowHref(row.original)}
                  name={props.rowName(row.original)}
                  actions={props.rowActions}
                  phoneLine={props.phoneLine}
                  isActive={row.id === keys.activeId}
                  onActive={keys.setActiveId}
                />
              )
            )
          })}
          <Spacer height={window_.after} span={span} />
        </tbody>
      </table>
    </Panel>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={span} />
    </tr>
  )
}

/** Which rows to draw, and how much empty height stands for the others. */
function useRowWindow(count: number, element: React.RefObject<HTMLElement | null>) {
  const isLong = count > drawAllUpTo
  const size = useIsPhone() ? rowHeight.phone : rowHeight.desk
  const [top, setTop] = useState(0)
  const virtualizer = useWindowVirtualizer({
    count: isLong ? count : 0,
    estimateSize: () => size,
    overscan: 12,
    scrollMargin: top,
    initialRect: { width: 0, height: 900 },
    onChange: () => {
      const next = element.current ? element.current.offsetTop : 0
      if (next !== top) setTop(next)
    },
  })
  const reveal = (index: number) => {
    if (isLong) virtualizer.scrollToIndex(index, { align: 'center' })
  }
  if (!isLong) {
    return {
      indexes: Array.from({ length: count }, (_, index) => index),
      before: 0,
      after: 0,
      reveal,
    }
  }
  const items = virtualizer.getVirtualItems()
  const before = (items[0]?.start ?? 0) - top
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? 0) - top)
  return { indexes: items.map((item) => item.index), before, after, reveal }
}
