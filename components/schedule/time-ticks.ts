import type { TimeSpan } from './timeline-model'

const minute = 60_000
const hour = 60 * minute
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24, 48, 72].map((count) => count * hour),
]

type Clock = { time: Intl.DateTimeFormat; day: Intl.DateTimeFormat }

const clocks = new Map<string, Clock>()

/** Reading a format takes longer than a frame has. */
function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone)
  const clock = known ?? {
    time: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }),
    day: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone }),
  }
  if (!known) clocks.set(timeZone, clock)
  return clock
}

/** How long ago the day began on that clock. */
function sinceMidnight(at: number, { time }: Clock): number {
  const [hours = 0, minutes = 0] = time.format(at).split(':').map(Number)
  return hours * hour + minutes * minute + (at % minute)
}

/** Of a longer time the clock alone does not tell which day it is. */
const longestOfOneDayMs = 30 * hour

/** Moments on round times of the clock, so many at most, each with its name. */
export function timeTicks(
  { from, to }: TimeSpan,
  most: number,
  timeZone: string,
): { at: number; label: string }[] {
  const step = steps.find((each) => (to - from) / each <= most) ?? 72 * hour
  const clock = clockOf(timeZone)
  const before = sinceMidnight(from, clock)
  const first = from + Math.ceil(before / step) * step - before
  const count = Math.max(0, Math.floor((to - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * step
    const time = clock.time.format(at)
    return { at, label: to - from > longestOfOneDayMs ? `${clock.day.format(at)} ${time}` : time }
  })
}
