import { cx } from '../ui/class-names'
import type { StateLook } from '../ui/state-badge'
import { stateBackground } from './state-fill'

/** Room to the right of the usual time while nothing is past it. */
const roomFactor = 1.35

/** A duration against the usual one: the bar is how long it took, the tick is what is usual. */
export function DurationBar({
  valueMs,
  usualMs,
  look,
  label,
}: {
  valueMs: number
  /** Null where nobody knows what is usual: there is nothing to draw against, so nothing is drawn. */
  usualMs: number | null
  look: StateLook
  /** Both in words. */
  label: string
}) {
  if (usualMs === null || usualMs <= 0) return null
  const whole = Math.max(valueMs, usualMs * roomFactor)
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className="relative block h-1.5 w-full min-w-12 rounded-full bg-surface-3"
    >
      <span
        className={cx(
          'absolute inset-y-0 left-0 rounded-full',
          look === 'succeeded' ? 'bg-quiet-ok' : stateBackground[look],
        )}
        style={{ width: `${(valueMs / whole) * 100}%` }}
      />
      <span
        className="absolute -inset-y-[3px] w-[2px] -translate-x-1/2 rounded-full bg-ink-2 ring-1 ring-surface-1"
        style={{ left: `${(usualMs / whole) * 100}%` }}
      />
    </span>
  )
}
