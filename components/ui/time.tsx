'use client'

import { formatDuration, formatMinutes } from '@/lib/format/durations'
import { formatMoment, formatRelative } from '@/lib/format/moments'
import { useNow } from './clock'
import { useTimeZone } from './use-time-zone'

/** Counts seconds while seconds matter, and rests between minutes. */
function useNowBeside(atMs: number): number {
  const coarse = useNow(15_000)
  return useNow(Math.abs(coarse - atMs) < 10 * 60_000 ? 1000 : 15_000)
}

/** `08:37`, on another day `21 Nov, 08:37`: for lists in which the order of things is the point. */
function formatClock(atMs: number, nowMs: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone })
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const isToday = day.format(atMs) === day.format(nowMs)
  return isToday ? clock.format(atMs) : `${day.format(atMs)}, ${clock.format(atMs)}`
}

/** A moment: how long ago, and on hover exactly when and in which zone. */
export function Time({ at, form = 'relative' }: { at: string; form?: 'relative' | 'clock' }) {
  const atMs = Date.parse(at)
  const timeZone = useTimeZone()
  const now = useNowBeside(atMs)
  return (
    <time dateTime={at} title={formatMoment(atMs, { timeZone })} className="whitespace-nowrap">
      {form === 'relative' ? formatRelative(atMs, now) : formatClock(atMs, now, timeZone)}
    </time>
  )
}

/** Minutes without their seconds, so that a list of durations does not flicker. */
function formatCoarse(ms: number): string {
  if (ms < 60_000) return 'under 1 min'
  return ms < 3_600_000 ? formatMinutes(Math.floor(ms / 60_000)) : formatDuration(ms)
}

/** How long something has lasted, counting on. */
export function TimeSince({ at, isCoarse = false }: { at: string; isCoarse?: boolean }) {
  const atMs = Date.parse(at)
  const timeZone = useTimeZone()
  const now = useNowBeside(atMs)
  return (
    <time
      dateTime={at}
      title={`since ${formatMoment(atMs, { timeZone })}`}
      className="whitespace-nowrap"
    >
      {isCoarse ? formatCoarse(now - atMs) : formatDuration(now - atMs)}
    </time>
  )
}
