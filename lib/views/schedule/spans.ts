/** Minutes of the epoch that lie evenly: `{ first: 29800000, every: 5, count: 288 }` is a day of every five minutes. */
export type Span = { first: number; every: number; count: number }

/** Minutes in order, as few spans as a walk through them finds. */
export function spansOf(minutes: readonly number[]): Span[] {
  const spans: Span[] = []
  for (const minute of minutes) {
    const last = spans.at(-1)
    const next = last && last.first + last.every * last.count
    if (last?.count === 1) Object.assign(last, { every: minute - last.first, count: 2 })
    else if (last && next === minute) last.count += 1
    else spans.push({ first: minute, every: 0, count: 1 })
  }
  return spans
}

/** The minutes that spans stand for, from `from` on and before `to`. */
export function minutesOf(spans: readonly Span[], from: number, to: number): number[] {
  return spans.flatMap(({ first, every, count }) => {
    const skipped = every > 0 ? Math.max(0, Math.ceil((from - first) / every)) : 0
    const minutes: number[] = []
    for (let at = skipped; at < count; at += 1) {
      const minute = first + at * every
      if (minute >= to) break
      if (minute >= from) minutes.push(minute)
    }
    return minutes
  })
}
