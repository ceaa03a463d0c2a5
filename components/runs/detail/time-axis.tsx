'use client'

import { useIsInBrowser } from '../../ui/clock'
import type { Span } from './timeline'

/** Name, drawing, duration: the same columns for the axis and every row. */
export const timelineGrid =
  'grid grid-cols-[minmax(0,13.5rem)_minmax(0,1fr)_6.5rem] phone:grid-cols-[7.5rem_minmax(0,1fr)_5.25rem]'

type AxisProps = { span: Span | null; ticks: readonly number[] }

const leftOf = (tick: number, { from, to }: Span) => `${((tick - from) / (to - from)) * 100}%`

/** The hours over the drawing, in the reader's zone once there is a reader. */
export function TimeAxis({ span, ticks }: AxisProps) {
  const isInBrowser = useIsInBrowser()
  const timeZone = isInBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC'
  const isFine = (ticks[1] ?? 0) - (ticks[0] ?? 0) < 60_000
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(isFine ? { second: '2-digit' } : {}),
    timeZone,
  })
  return (
    <div className={`${timelineGrid} h-8 items-center border-b border-line-1 text-xs text-ink-3`}>
      <span className="truncate px-4">{span && zoneName(span.from, timeZone)}</span>
      <span className="tabular relative h-4" aria-hidden="true">
        {span &&
          ticks.map((tick) => (
            <span
              key={tick}
              className="absolute -translate-x-1/2"
              style={{ left: leftOf(tick, span) }}
            >
              {clock.format(tick)}
            </span>
          ))}
      </span>
    </div>
  )
}

const zoneName = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value

/** Behind the bars, over all rows at once. */
export function GridLines({ span, ticks }: AxisProps) {
  return (
    <div aria-hidden="true" className={`${timelineGrid} pointer-events-none absolute inset-0`}>
      <span />
      <span className="relative">
        {span &&
          ticks.map((tick) => (
            <span
              key={tick}
              className="absolute inset-y-0 border-l border-line-1"
              style={{ left: leftOf(tick, span) }}
            />
          ))}
      </span>
    </div>
  )
}
