'use client'

import { useRef, type KeyboardEvent } from 'react'
import { formatCounted } from '@/lib/format/quantities'
import { moved, nameOfPlace, placeOfName } from '../table/grid-moves'
import { cx } from '../ui/class-names'
import type { Calendar, Slot } from './calendar-model'

type CalendarGridProps = {
  calendar: Calendar
  /** The first minute of the chosen box. */
  chosen: number | null
  onChoose: (minute: number) => void
}

/** Boxes of time, the darker the more starts in them. An ARIA grid: arrows move, and what has the focus is chosen. */
export function CalendarGrid({ calendar, chosen, onChoose }: CalendarGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const { rows, columnNames } = calendar
  const size = { rows: rows.length, columns: columnNames.length }
  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOfName((event.target as HTMLElement).dataset['place'])
    if (!from || event.altKey) return
    const to = moved(event.key, event.ctrlKey || event.metaKey, from, size)
    if (!to) return
    event.preventDefault()
    const name = nameOfPlace({ ...to, row: Math.max(0, to.row) })
    grid.current?.querySelector<HTMLElement>(`[data-place="${name}"]`)?.focus()
  }
  return (
    <div className="overflow-x-auto">
      <div
        ref={grid}
        role="grid"
        aria-label="Starts by time"
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        onKeyDown={onKeyDown}
        className="min-w-160 px-4 py-3"
      >
        <div role="row" className="flex text-xs text-ink-3">
          <span role="columnheader" className="w-22 shrink-0">
            <span className="sr-only">Time</span>
          </span>
          {columnNames.map((name) => (
            <span key={name} role="columnheader" className="tabular flex-1 pb-1 text-center">
              {name}
            </span>
          ))}
        </div>
        {rows.map(({ name, slots }, row) => (
          <div key={name} role="row" aria-rowindex={row + 2} className="flex">
            <span
              role="rowheader"
              className="tabular flex w-22 shrink-0 items-center text-xs text-ink-3"
            >
              {name}
            </span>
            {columnNames.map((column, at) => (
              <Box
                key={column}
                place={nameOfPlace({ row, column: at })}
                slot={slots[at] ?? null}
                label={`${name}, ${column}`}
                most={calendar.most}
                isChosen={slots[at]?.from === chosen && chosen !== null}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

type BoxProps = {
  place: string
  /** Null where there is no such time, or it lies outside. */
  slot: Slot | null
  label: string
  most: number
  isChosen: boolean
  onChoose: (minute: number) => void
}

function Box({ place, slot, label, most, isChosen, onChoose }: BoxProps) {
  const count = slot?.starts.length ?? 0
  return (
    <span
      role="gridcell"
      data-place={place}
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      aria-label={`${label}: ${slot ? boxWords(slot) : 'not in this time'}`}
      title={slot ? boxWords(slot) : undefined}
      onFocus={() => slot && onChoose(slot.from)}
      className={cx(
        'group flex h-6 min-w-0 flex-1 cursor-default p-px',
        'focus-visible:-outline-offset-1',
      )}
    >
      {slot && (
        <span
          className={cx(
            'tabular relative flex size-full items-center justify-center rounded-[3px] text-[11px]',
            levelClass(count, most),
            isChosen && 'ring-2 ring-ink-1',
            !isChosen && 'group-hover:ring-1 group-hover:ring-ink-3',
          )}
        >
          {count > 0 && count}
          {slot.together > 1 && (
            <span className="absolute top-px right-0.5 text-[8px]/[8px] font-semibold">
              ×{slot.together}
            </span>
          )}
        </span>
      )}
    </span>
  )
}

function boxWords({ starts, together }: Slot): string {
  if (starts.length === 0) return 'nothing starts'
  const words = formatCounted(starts.length, 'start')
  return together > 1 ? `${words}, ${together} in the same minute` : words
}

/** Four steps, each with text that stands out on it. */
function levelClass(count: number, most: number): string {
  if (count === 0) return 'bg-surface-2'
  const share = count / Math.max(most, 4)
  if (share > 0.75) return 'bg-accent text-surface-1'
  if (share > 0.4) return 'bg-accent/35 text-ink-1'
  return share > 0.15 ? 'bg-accent/22 text-ink-1' : 'bg-accent/12 text-ink-1'
}
