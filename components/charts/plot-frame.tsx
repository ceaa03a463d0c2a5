import type { ReactNode } from 'react'
import { tickWords } from './value-axis'

/** A plot of durations from zero: ticks and their lines on the left, what is drawn on the right. */
export function PlotFrame({
  ticks,
  label,
  from,
  to,
  children,
}: {
  /** From zero up. */
  ticks: readonly number[]
  /** What the drawing tells, in words. */
  label: string
  /** What stands under its two ends. */
  from: ReactNode
  to: ReactNode
  children: ReactNode
}) {
  const most = ticks.at(-1) ?? 1
  return (
    <div className="px-4 pt-5 pb-2">
      <div role="img" aria-label={label} className="relative ml-13 h-36">
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute inset-x-0 border-t border-line-1"
            style={{ bottom: `${(tick / most) * 100}%` }}
          >
            <span className="tabular absolute -left-13 w-11 -translate-y-1/2 text-right text-xs whitespace-nowrap text-ink-3">
              {tickWords(tick)}
            </span>
          </span>
        ))}
        {children}
      </div>
      <p className="mt-1.5 ml-13 flex justify-between text-xs text-ink-3">
        <span>{from}</span>
        <span>{to}</span>
      </p>
    </div>
  )
}
