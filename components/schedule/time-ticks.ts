import type { TimeSpan } from './timeline-model'

const minute = 60_000
const hour = 60 * minute
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * hour),
]

const formats = new Map<string, Intl.DateTimeFormat>()

/** Reading a format takes longer than a frame has. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  const format =
    known ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  if (!known) formats.set(timeZone, format)
  return format
}

/** Moments on round times of the clock, so many at most, each with its name. */
export function timeTicks(
  { from, to }: TimeSpan,
  most: number,
  timeZone: string,
): { at: number; label: string }[] {
  const step = steps.find((each) => (to - from) / each <= most) ?? 24 * hour
  const clock = clockOf(timeZone)
  const first = Math.ceil(from / step) * step
  const count = Math.max(0, Math.floor((to - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * step
    return { at, label: clock.format(at) }
  })
}
