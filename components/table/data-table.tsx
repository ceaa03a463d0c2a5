'use client'

import { lazy, Suspense, useMemo, useRef, useState, type ReactNode } from 'react'
import type { MenuItem } from '../ui/menu-item'
import { Panel } from '../ui/section'
import { useIsPhone } from '../ui/use-is-phone'
import type { Column } from './column'
import { DataRow } from './data-row'
import { drawAllUpTo, drawnRows, type DrawnRows } from './drawn-rows'
import type { Reveal } from './rows-near-window'
import { SpacerRow } from './spacer-row'
import { ColumnWidths, TableHead } from './table-head'
import { sortRows } from './table-model'
import { useRowKeys } from './use-row-keys'
import type { TableView } from './use-table-view'

const RowsNearWindow = lazy(() =>
  import('./rows-near-window').then((module) => ({ default: module.RowsNearWindow })),
)

const rowHeight = { desk: 37, phone: 65 }

export type DataTableProps<Row extends object> = {
  /** What the rows are, for those who cannot see the heading. */
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  view: TableView<Row>
  rowId: (row: Row) => string
  rowHref: (row: Row) => string
  rowName: (row: Row) => string
  /** Asked when somebody opens them. */
  rowActions?: (row: Row) => Promise<readonly MenuItem[]>
  /** The second line of a row on a phone, where the other columns have no room. */
  phoneLine: (row: Row) => ReactNode
}

/** The one table: sorted, virtual when it is long, its head stays in sight, and keys walk it. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { rows: data, columns, view, rowId } = props
  const element = useRef<HTMLTableElement>(null)
  const [long, setLong] = useState<Reveal | null>(null)
  const [near, setNear] = useState<DrawnRows | null>(null)
  const height = useIsPhone() ? rowHeight.phone : rowHeight.desk
  const { visible, sorting } = view
  const rows = useMemo(() => sortRows(data, columns, sorting), [data, columns, sorting])
  const ids = useMemo(() => rows.map(rowId), [rows, rowId])
  const hasActions = props.rowActions !== undefined
  const keys = useRowKeys({
    table: element,
    ids,
    reveal: long && ((index) => long.reveal(index)),
  })
  const [wasShort, setWasShort] = useState(false)
  if (!wasShort && rows.length <= drawAllUpTo) setWasShort(true)
  const drawn = drawnRows({ count: rows.length, rowHeight: height, near, wasShort })

  const draw = (index: number) => {
    const row = rows[index]
    const id = ids[index]
    if (row === undefined || id === undefined) return null
    return (
      <DataRow
        key={id}
        index={index}
        id={id}
        row={row}
        columns={visible}
        href={props.rowHref(row)}
        name={props.rowName(row)}
        actions={props.rowActions}
        phoneLine={props.phoneLine}
        isActive={id === keys.activeId}
        onActive={keys.setActiveId}
      />
    )
  }
  return (
    <Panel>
      <table
        ref={element}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <ColumnWidths columns={visible} hasActions={hasActions} />
        <TableHead
          columns={visible}
          sorting={sorting}
          onSort={view.setSorting}
          hasActions={hasActions}
        />
        <tbody>
          <SpacerRow height={drawn.before} />
          {rows.slice(drawn.from, drawn.to).map((_, at) => draw(drawn.from + at))}
          <SpacerRow height={drawn.after} />
        </tbody>
      </table>
      {rows.length > drawAllUpTo && (
        <Suspense fallback={null}>
          <RowsNearWindow
            ref={setLong}
            count={rows.length}
            rowHeight={height}
            table={element}
            onMove={setNear}
          />
        </Suspense>
      )}
    </Panel>
  )
}
