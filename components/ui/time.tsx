'use client'

import { useIsInBrowser, useNow } from './clock'
import { absoluteWords, clockWords, durationWords, relativeWords } from './time-words'

/** The reader's zone, once there is a reader; UTC in the server's HTML. */
function useTimeZone(): string {
  const isInBrowser = useIsInBrowser()
  return isInBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC'
}

const rhythmFor = (ageMs: number) => (ageMs < 120_000 ? 1000 : 15_000)

/** A moment: how long ago, and on hover exactly when and in which zone. */
export function Time({ at, form = 'relative' }: { at: string; form?: 'relative' | 'clock' }) {
  const atMs = Date.parse(at)
  const timeZone = useTimeZone()
  const coarse = useNow(15_000)
  const now = useNow(rhythmFor(Math.abs(coarse - atMs)))
  return (
    <time dateTime={at} title={absoluteWords(atMs, timeZone)} className="whitespace-nowrap">
      {form === 'relative' ? relativeWords(atMs, now) : clockWords(atMs, now, timeZone)}
    </time>
  )
}

/** How long something has lasted, counting on. */
export function TimeSince({ at }: { at: string }) {
  const atMs = Date.parse(at)
  const timeZone = useTimeZone()
  const coarse = useNow(15_000)
  const now = useNow(rhythmFor(Math.abs(coarse - atMs)))
  return (
    <time
      dateTime={at}
      title={`since ${absoluteWords(atMs, timeZone)}`}
      className="whitespace-nowrap"
    >
      {durationWords(now - atMs)}
    </time>
  )
}
