'use client'

import { cx } from '../ui/class-names'
import { useNow } from '../ui/clock'
import { TimeSince } from '../ui/time'

/** What rests is looked at every 30 s; with the time a look takes, nothing that is live is older. */
const liveForMs = 35_000

/** How old what one sees is. Only what is as new as it can be is called live. */
export function LiveAge({ asOf, isLive }: { asOf: string; isLive: boolean }) {
  const isNew = useNow() - Date.parse(asOf) <= liveForMs
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap text-ink-2">
      <span
        aria-hidden="true"
        className={cx(
          'size-[7px] rounded-full ring-3',
          isLive && isNew ? 'bg-succeeded ring-succeeded-bg' : 'bg-skipped ring-skipped-bg',
        )}
      />
      <span>
        {isLive ? isNew && 'live, ' : 'not renewed, '}
        <TimeSince at={asOf} /> ago
      </span>
    </span>
  )
}
