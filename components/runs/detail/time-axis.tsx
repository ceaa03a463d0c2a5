'use client'

import { cx } from '../../ui/class-names'
import { useIsInBrowser } from '../../ui/clock'
import type { Span } from './timeline'

/** Name, drawing, duration: the same columns for the axis and every row; on a phone the drawing has a line of its own. */
export const timelineGrid =
  'grid grid-cols-[minmax(0,13.5rem)_minmax(0,1fr)_7rem] phone:grid-cols-[minmax(0,1fr)_auto]'

/** Where the bars are. */
export const drawing = 'relative phone:col-span-2 phone:mx-4'

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
    <div
      className={`${timelineGrid} h-8 items-center border-b phone:h-auto phone:py-1 border-line-1 text-xs text-ink-3`}
    >
      <span className="truncate px-4 phone:col-span-2">
        {span && zoneName(span.from, timeZone)}
      </span>
      <span className={cx('tabular h-4', drawing)} aria-hidden="true">
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

/** Behind the bars, over all rows at once; on a phone they would run through names. */
export function GridLines({ span, ticks }: AxisProps) {
  return (
    <div
      aria-hidden="true"
      className={`${timelineGrid} pointer-events-none absolute inset-0 phone:hidden`}
    >
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
