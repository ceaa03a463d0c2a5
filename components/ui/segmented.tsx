'use client'

import { cx } from './class-names'

export type Segment<Value extends string> = { value: Value; label: string; count?: number }

/** One of a few, all visible: a range, a kind. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  label: string
  segments: readonly Segment<Value>[]
  value: Value
  onChange: (value: Value) => void
}) {
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex max-w-full gap-0.5 overflow-x-auto rounded-[7px] bg-surface-2 p-0.5"
    >
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
          className={cx(
            'h-6 rounded-[5px] px-2.5 whitespace-nowrap phone:h-8',
            segment.value === value
              ? 'bg-surface-1 font-strong text-ink-1 shadow-card dark:bg-surface-3'
              : 'text-ink-2 hover:text-ink-1',
          )}
        >
          {segment.label}
          {segment.count !== undefined && (
            <span className="tabular ml-1.5 text-ink-3">{segment.count}</span>
          )}
        </button>
      ))}
    </div>
  )
}
