const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Steps between ticks that people count in. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 4, 6, 12, 24, 48, 96, 168].map((count) => count * hour),
]

/** Ticks of an axis of durations, from zero: few, round, the last at or above the longest. */
export function durationTicks(longestMs: number, most = 4): number[] {
  const step = steps.find((each) => longestMs <= each * most) ?? Math.ceil(longestMs / most)
  const count = Math.max(1, Math.ceil(longestMs / step))
  return Array.from({ length: count + 1 }, (_, at) => at * step)
}

/** `30 s`, `5 min`, `1.5 h`: a tick needs one unit. */
export function tickWords(ms: number): string {
  if (ms === 0) return '0'
  if (ms < minute) return `${ms / second} s`
  return ms < hour ? `${ms / minute} min` : `${Math.round((ms / hour) * 10) / 10} h`
}
