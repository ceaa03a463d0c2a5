import { zoomed, type TimeSpan } from './timeline-model'

const minuteMs = 60_000

/**
 * `2026-11-28T02:00/2026-11-28T03:00`, in UTC: the part of the whole that an address names, as near as a view comes.
 * Null where it names all of it, or none: a day that is long over may still stand in a link that somebody kept.
 */
export function readSpan(text: string, whole: TimeSpan): TimeSpan | null {
  const [from = NaN, to = NaN] = text.split('/').map((part) => Date.parse(`${part}:00Z`))
  const inside = { from: Math.max(from, whole.from), to: Math.min(to, whole.to) }
  // Nothing compares with what is no time.
  if (!(inside.to > inside.from)) return null
  if (inside.from === whole.from && inside.to === whole.to) return null
  return zoomed(inside, whole, 1, (inside.from + inside.to) / 2)
}

/** Empty for the whole. */
export function spanText(view: TimeSpan, whole: TimeSpan): string {
  if (view.from <= whole.from && view.to >= whole.to) return ''
  return [view.from, view.to]
    .map((ms) => Math.floor(ms / minuteMs))
    .map((minute) => new Date(minute * minuteMs).toISOString().slice(0, 16))
    .join('/')
}
