'use client'

import { Ellipsis } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { memo, type ReactNode } from 'react'
import { cx } from '../ui/class-names'
import { Icon } from '../ui/icon'
import { Menu } from '../ui/menu'
import type { MenuItem } from '../ui/menu-item'
import type { FittedColumn } from './fit-columns'

type DataRowProps<Row> = {
  index: number
  id: string
  row: Row
  columns: readonly FittedColumn<Row>[]
  href: string
  name: string
  actions: ((row: Row) => Promise<readonly MenuItem[]>) | undefined
  phoneLine: (row: Row) => ReactNode
  isActive: boolean
  onActive: (id: string) => void
}

const cell =
  'h-9 truncate border-b border-line-1 px-3 group-last/row:border-b-0 first:pl-4 last:pr-4 phone:h-16'

function Row<Data>(props: DataRowProps<Data>) {
  const { row, columns, actions } = props
  return (
    <tr
      data-row-id={props.id}
      aria-rowindex={props.index + 2}
      onFocus={() => props.onActive(props.id)}
      className={cx(
        'group/row relative focus-within:bg-surface-2 hover:bg-surface-2/60',
        props.isActive && 'bg-surface-2',
      )}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={cx(
            cell,
            column.width !== undefined && 'phone:hidden',
            column.align === 'end' && 'tabular text-right',
            column.hide,
          )}
        >
          {column.width === undefined ? (
            <NameCell href={props.href} phoneLine={props.phoneLine(row)}>
              {column.cell(row)}
            </NameCell>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
      {actions && (
        <td className={cx(cell, 'overflow-visible px-2! text-right')}>
          <Menu
            label={`Actions for ${props.name}`}
            align="end"
            data-row-actions=""
            items={() => actions(row)}
            className="relative inline-grid size-7 place-items-center rounded-md text-ink-3 hover:bg-surface-3 hover:text-ink-1 phone:size-10"
          >
            <Icon of={Ellipsis} />
          </Menu>
        </td>
      )}
    </tr>
  )
}

/** The link fills the cell; on a phone it fills the row, and the second line stands in for the columns. */
function NameCell(props: { href: string; phoneLine: ReactNode; children: ReactNode }) {
  return (
    <>
      <Link
        data-row-link=""
        href={props.href as Route}
        prefetch={false}
        className="block scroll-mt-28 scroll-mb-24 truncate rounded-sm font-strong text-ink-1 hover:underline focus-visible:outline-offset-1 phone:after:absolute phone:after:inset-0 phone:hover:no-underline"
      >
        {props.children}
      </Link>
      <div className="mt-0.5 hidden truncate text-ink-2 phone:block">{props.phoneLine}</div>
    </>
  )
}

export const DataRow = memo(Row) as typeof Row
