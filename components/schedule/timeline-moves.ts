import type { Timeline, TimeSpan } from './timeline-model'

/** A run that a keyboard stands on, and the moment that going from line to line keeps to. */
export type TimelinePlace = { index: number; at: number }

const pageLines = 10

type Move = (timeline: Timeline, from: TimelinePlace) => number

/** Along a line the neighbours, over the lines what went on then; both stop at the last. */
const alongLine =
  (by: number): Move =>
  ({ byLane, lanes }, { index }) => {
    const line = byLane[lanes[index] ?? 0] ?? []
    return line[line.indexOf(index) + by] ?? index
  }
const overLines =
  (by: number): Move =>
  (timeline, { index, at }) => {
    const lane = (timeline.lanes[index] ?? 0) + by
    const within = Math.min(Math.max(lane, 0), timeline.byLane.length - 1)
    return within === timeline.lanes[index] ? index : nearestOfLine(timeline, within, at)
  }

const moves: Readonly<Record<string, Move>> = {
  ArrowLeft: alongLine(-1),
  ArrowRight: alongLine(1),
  ArrowUp: overLines(-1),
  ArrowDown: overLines(1),
  PageUp: overLines(-pageLines),
  PageDown: overLines(pageLines),
  Home: () => 0,
  End: ({ rows }) => rows.length - 1,
}

/**
 * Where a key leads, undefined for keys that move nothing. From nowhere each of them leads to the newest run in view,
 * Home and End to the first and the last of all.
 */
export function movedPlace(
  timeline: Timeline,
  key: string,
  from: TimelinePlace | null,
  view: TimeSpan,
): TimelinePlace | undefined {
  const move = moves[key]
  if (!move || timeline.rows.length === 0) return undefined
  const isOfAll = key === 'Home' || key === 'End'
  const { starts, lanes } = timeline
  if (from === null || isOfAll) {
    const index = isOfAll ? move(timeline, { index: 0, at: 0 }) : newestIn(timeline, view)
    return { index, at: starts[index] ?? 0 }
  }
  const index = move(timeline, from)
  return { index, at: lanes[index] === lanes[from.index] ? (starts[index] ?? 0) : from.at }
}

/** The last to have started while it was in view; of all where none did. */
function newestIn({ starts, ends }: Timeline, { from, to }: TimeSpan): number {
  const found = starts.findLastIndex((start, index) => start <= to && (ends[index] ?? 0) >= from)
  return found === -1 ? starts.length - 1 : found
}

function nearestOfLine({ byLane, starts, ends }: Timeline, lane: number, at: number): number {
  const line = byLane[lane] ?? []
  const distanceTo = (index: number) =>
    Math.max(0, (starts[index] ?? 0) - at, at - (ends[index] ?? 0))
  return line.reduce(
    (best, each) => (distanceTo(each) < distanceTo(best) ? each : best),
    line[0] ?? 0,
  )
}

/** So much of the view stays free beside a run that it moved to. */
const margin = 0.05

/** The view moved as little as shows a run: the whole of it, or its beginning where it is longer. */
export function viewOf({ from, to }: TimeSpan, whole: TimeSpan, run: TimeSpan): TimeSpan {
  const length = to - from
  const spare = length * margin
  const start = Math.max(run.from, whole.from)
  const end = Math.min(run.to, start + length * (1 - 2 * margin), whole.to)
  if (start >= from && end <= to) return { from, to }
  const moved = start < from ? start - spare : end + spare - length
  const first = Math.min(Math.max(moved, whole.from), whole.to - length)
  return { from: first, to: first + length }
}
