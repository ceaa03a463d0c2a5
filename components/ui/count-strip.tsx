'use client'

import { cx } from './class-names'
import { StateMark, type StateLook } from './state-badge'

export type Count<Value extends string> = {
  value: Value
  label: string
  look: StateLook
  /** Null while nothing is here to count. */
  count: number | null
  /** A few words that put the number in its place. */
  detail: string
  /** One value for each counted thing, in order: how they spread. */
  bars: readonly number[]
  /** What the bars' height is. */
  barsMean: string
}

const fills: Record<StateLook, string> = {
  failed: 'fill-failed',
  running: 'fill-running',
  queued: 'fill-queued',
  succeeded: 'fill-succeeded',
  warning: 'fill-warning',
  canceled: 'fill-canceled',
  skipped: 'fill-skipped',
  unknown: 'fill-unknown',
}
const underlines: Record<StateLook, string> = {
  failed: 'after:bg-failed',
  running: 'after:bg-running',
  queued: 'after:bg-queued',
  succeeded: 'after:bg-succeeded',
  warning: 'after:bg-warning',
  canceled: 'after:bg-canceled',
  skipped: 'after:bg-skipped',
  unknown: 'after:bg-unknown',
}

/** The numbers on top of a list. Pressing one keeps only what it counts; pressing it again brings all back. */
export function CountStrip<Value extends string>(props: {
  label: string
  counts: readonly Count<Value>[]
  chosen: Value | null
  onChoose: (value: Value | null) => void
}) {
  return (
    <div
      role="group"
      aria-label={props.label}
      className="grid grid-cols-5 gap-px overflow-clip rounded-lg border border-line-1 bg-line-1 shadow-card @max-[860px]/page:grid-cols-3 @max-[860px]/page:*:last:col-span-2"
    >
      {props.counts.map((count) => (
        <CountButton
          key={count.value}
          count={count}
          isChosen={props.chosen === count.value}
          onPress={() => props.onChoose(props.chosen === count.value ? null : count.value)}
        />
      ))}
    </div>
  )
}

function CountButton<Value extends string>({
  count,
  isChosen,
  onPress,
}: {
  count: Count<Value>
  isChosen: boolean
  onPress: () => void
}) {
  const isLoud = count.count !== null && count.count > 0
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onPress}
      className={cx(
        'relative min-w-0 bg-surface-1 px-4 pt-3 pb-2.5 text-left after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 hover:bg-surface-2 focus-visible:-outline-offset-2 phone:px-3 phone:py-2.5',
        isChosen ? underlines[count.look] : 'after:bg-transparent',
      )}
    >
      <span className="flex items-center gap-1.5 font-medium text-ink-2">
        <StateMark look={count.look} isQuiet={!isLoud} />
        <span className="truncate">{count.label}</span>
      </span>
      <span
        className={cx(
          'tabular block text-2xl font-semibold tracking-[-0.025em] phone:text-xl',
          isLoud ? 'text-ink-1' : 'text-ink-3',
        )}
      >
        {count.count ?? '–'}
      </span>
      <span className="block truncate text-xs text-ink-3 phone:hidden">{count.detail}</span>
      {count.bars.length > 2 && <Bars count={count} />}
    </button>
  )
}

const box = { width: 84, height: 28 }
const mostBars = 24

function Bars<Value extends string>({ count }: { count: Count<Value> }) {
  const bars = count.bars.slice(-mostBars)
  const top = Math.max(...bars, 1)
  const step = Math.min(7, box.width / bars.length)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${box.width} ${box.height}`}
      className={cx(
        'absolute top-5.5 right-3.5 h-7 w-21 @max-[1000px]/page:hidden',
        fills[count.look],
      )}
    >
      <title>{count.barsMean}</title>
      {bars.map((value, index) => {
        // The root keeps the small ones visible beside one that has been up for weeks.
        const height = Math.max(2, Math.sqrt(value / top) * box.height)
        return (
          <rect
            key={index}
            x={box.width - (bars.length - index) * step}
            y={box.height - height}
            width={step - 2}
            height={height}
            rx={1}
            opacity={index === bars.length - 1 ? 1 : 0.4}
          />
        )
      })}
    </svg>
  )
}
