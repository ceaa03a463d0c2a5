'use client'

import { cx } from '../ui/class-names'
import { useNow } from '../ui/clock'
import { TimeSince } from '../ui/time'

/** How old what one sees is, and whether it renews itself. */
export function LiveAge({ asOf, isLive }: { asOf: string; isLive: boolean }) {
  const now = useNow()
  const isStale = !isLive || now - Date.parse(asOf) > 90_000
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap text-ink-2">
      <span
        aria-hidden="true"
        className={cx(
          'size-[7px] rounded-full ring-3',
          isStale ? 'bg-skipped ring-skipped-bg' : 'bg-succeeded ring-succeeded-bg',
        )}
      />
      <span>
        {isLive ? 'live, ' : 'not renewed, '}
        <TimeSince at={asOf} /> ago
      </span>
    </span>
  )
}
