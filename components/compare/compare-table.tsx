import type { ReactNode } from 'react'
import { cx } from '../ui/class-names'

export const row = 'border-t border-line-1'
export const nameCell = 'min-w-40 px-4 py-1.5 text-left font-normal'
export const numberCell = 'tabular px-4 py-1.5 text-right whitespace-nowrap'

/** A table of a few columns, the first of them names; where there is no room it scrolls by itself. */
export function CompareTable({
  label,
  columns,
  isText = false,
  children,
}: {
  label: string
  columns: readonly string[]
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
            {columns.map((name, at) => (
              <th
                key={name}
                scope="col"
                className={cx(
                  'px-4 py-1.5 font-normal whitespace-nowrap',
                  at === 0 || isText ? 'text-left' : 'text-right',
                )}
              >
                {name}
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
