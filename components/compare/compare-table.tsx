import type { ReactNode } from 'react'
import { formatDuration } from '@/lib/format/durations'
import { roomClass, type Column } from '../table/column'
import { cx } from '../ui/class-names'
import { signed } from './signed'

export const row = 'border-t border-line-1'
const padding = 'px-4 py-1.5 phone:px-2 phone:first:pl-4 phone:last:pr-4'
export const nameCell = cx(padding, 'min-w-40 text-left font-normal phone:min-w-0')
export const numberCell = cx(padding, 'tabular text-right whitespace-nowrap')

/** Columns of this room give way on a phone; the line under the name then says what they say. */
export const givesWay = 'medium'
export const givingCell = roomClass[givesWay]
export const underName = 'block text-xs text-ink-3 @min-[720px]/page:hidden'

/** `usually 7 min 09 s, −3 min 22 s`, which breaks between the two if anywhere. */
export function againstWords(tookMs: number | null, baseMs: number): string {
  const usual = `usually ${formatDuration(baseMs)}`
  if (tookMs === null || Math.abs(tookMs - baseMs) < 1_000) return usual
  return `${usual}, ${signed(tookMs - baseMs).replaceAll(' ', '\u00a0')}`
}

export type CompareColumn = Pick<Column<never>, 'header'> & Partial<Pick<Column<never>, 'room'>>

/** A table of a few columns, the first of them names; where there is no room it scrolls by itself. */
export function CompareTable({
  label,
  columns,
  isText = false,
  children,
}: {
  label: string
  columns: readonly CompareColumn[]
  /** Its cells are words, not numbers. */
  isText?: boolean
  children: ReactNode
}) {
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto focus-visible:-outline-offset-2"
    >
      <table className="w-full">
        <thead>
          <tr className="text-xs text-ink-3">
            {columns.map(({ header, room = 'always' }, at) => (
              <th
                key={header}
                scope="col"
                className={cx(
                  padding,
                  'font-normal whitespace-nowrap',
                  at === 0 || isText ? 'text-left' : 'text-right',
                  roomClass[room],
                )}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

/** What is the same in both, there when somebody asks for it. */
export function Same({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group border-t border-line-1">
      <summary className="px-4 py-2 text-ink-2 hover:text-ink-1 focus-visible:-outline-offset-2">
        {summary}
      </summary>
      {children}
    </details>
  )
}
