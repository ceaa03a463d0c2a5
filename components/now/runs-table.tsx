'use client'

import Link from 'next/link'
import { useState } from 'react'
import type { NowRow } from '@/lib/views/now/schema'
import { roomClass, type Column } from '../table/column'
import { cx } from '../ui/class-names'
import { useRowLeftBy } from '../ui/row-left-by'
import { mainActionOf, type RowAction } from './now-actions'
import { runHref } from './now-links'
import { RowActions } from './row-actions'
import { runRowId } from './row-id'

const cell =
  'h-9 truncate border-b border-line-1 px-3 group-last/row:border-b-0 first:pl-4 last:pr-4 phone:h-11'
const headCell =
  'h-8 border-b border-line-1 px-3 text-left text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4'

const menuWidth = 'w-13'
const actionsWidth = 'w-30 phone:w-13'

/** Rows of runs under one condition: the job leads to the run, its menu to everything else. */
export function RunsTable({
  label,
  rows,
  columns,
  first,
  moreWords,
}: {
  label: string
  rows: readonly NowRow[]
  columns: readonly Column<NowRow>[]
  /** So many are drawn until somebody asks for all. */
  first: number
  moreWords: (more: number) => string
}) {
  const [isAskedFor, setAskedFor] = useState(false)
  const leftBy = useRowLeftBy()
  const isWhole =
    isAskedFor ||
    // One more than fits is no more than the button that would stand for it.
    rows.length <= first + 1 ||
    rows.findIndex((row) => runRowId(row) === leftBy) >= first
  const shown = isWhole ? rows : rows.slice(0, first)
  const more = rows.length - shown.length
  return (
    <>
      <table aria-label={label} className="w-full table-fixed border-separate border-spacing-0">
        <thead>
          <tr>
            {columns.map(({ id, header, width, align, room }) => (
              <th
                key={id}
                scope="col"
                style={{ width }}
                className={cx(
                  headCell,
                  width !== undefined && 'phone:w-30!',
                  align === 'end' && 'text-right',
                  roomClass[room],
                )}
              >
                {header}
              </th>
            ))}
            <th
              scope="col"
              className={cx(headCell, rows.some(mainActionOf) ? actionsWidth : menuWidth)}
            >
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <RunRow key={runRowId(row)} row={row} columns={columns} main={mainActionOf(row)} />
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <button
          type="button"
          onClick={() => setAskedFor(true)}
          className="flex h-9 w-full items-center border-t border-line-1 px-4 text-ink-3 hover:bg-surface-2 hover:text-ink-1 focus-visible:-outline-offset-2 phone:h-11"
        >
          {moreWords(more)}
        </button>
      )}
    </>
  )
}

function RunRow(props: {
  row: NowRow
  columns: readonly Column<NowRow>[]
  main: RowAction | null
}) {
  const { row, columns, main } = props
  return (
    <tr
      data-row-id={runRowId(row)}
      data-error={row.kind === 'failed' ? runHref(row) : undefined}
      className="group/row relative focus-within:bg-surface-2 hover:bg-surface-2/60"
    >
      {columns.map(({ id, cell: content, width, align, room }) => (
        <td key={id} className={cx(cell, align === 'end' && 'tabular text-right', roomClass[room])}>
          {width === undefined ? (
            <Link
              data-stop=""
              href={runHref(row)}
              prefetch={false}
              className="block scroll-mt-28 scroll-mb-24 truncate rounded-sm font-strong text-ink-1 hover:underline focus-visible:-outline-offset-1"
            >
              {content(row)}
            </Link>
          ) : (
            content(row)
          )}
        </td>
      ))}
      <td className={cx(cell, 'overflow-visible px-2! text-right')}>
        <RowActions row={row} main={main} />
      </td>
    </tr>
  )
}
