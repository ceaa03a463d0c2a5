import type { RunRow } from '@/lib/resources/runs/rules'

/** Epoch ms. */
export type TimeSpan = { from: number; to: number }

/** Runs as columns of numbers: a frame walks over all of them. */
export type Timeline = {
  rows: readonly RunRow[]
  starts: Float64Array
  ends: Float64Array
  /** The line each is drawn on: two on one line do not overlap. */
  lanes: Int32Array
  /** By line, the places of its runs in order of time. */
  byLane: readonly (readonly number[])[]
  /** How many went on at once from each of these moments on. */
  overlap: { at: Float64Array; count: Int32Array }
  most: { count: number; at: number } | null
}

/** Shorter ones could not be seen or met by a pointer. */
const leastMs = 1_000

export function timelineOf(rows: readonly RunRow[], nowMs: number): Timeline {
  const placed = rows
    .flatMap((row) => {
      const start = row.run.startedAt === null ? NaN : Date.parse(row.run.startedAt)
      const end = row.run.endedAt === null ? nowMs : Date.parse(row.run.endedAt)
      return Number.isNaN(start) ? [] : [{ row, start, end: Math.max(end, start + leastMs) }]
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const starts = Float64Array.from(placed, ({ start }) => start)
  const ends = Float64Array.from(placed, ({ end }) => end)
  const { lanes, byLane } = packed(starts, ends)
  const overlap = overlapOf(starts, ends)
  return {
    rows: placed.map(({ row }) => row),
    starts,
    ends,
    lanes,
    byLane,
    overlap,
    most: mostOf(overlap),
  }
}

/** Each on the first line that is free by then. */
function packed(starts: Float64Array, ends: Float64Array) {
  const lanes = new Int32Array(starts.length)
  const freeAt: number[] = []
  const byLane: number[][] = []
  starts.forEach((start, index) => {
    const found = freeAt.findIndex((at) => at <= start)
    const lane = found === -1 ? freeAt.length : found
    freeAt[lane] = ends[index] ?? start
    lanes[index] = lane
    const line = byLane[lane]
    if (line) line.push(index)
    else byLane[lane] = [index]
  })
  return { lanes, byLane }
}

function overlapOf(starts: Float64Array, ends: Float64Array): Timeline['overlap'] {
  const sortedEnds = ends.toSorted()
  const at: number[] = []
  const count: number[] = []
  let open = 0
  let ended = 0
  const tell = (moment: number) => {
    if (at.at(-1) === moment) count[count.length - 1] = open
    else {
      at.push(moment)
      count.push(open)
    }
  }
  const endUntil = (moment: number) => {
    for (let end = sortedEnds[ended]; end !== undefined && end <= moment; end = sortedEnds[ended]) {
      ended += 1
      open -= 1
      tell(end)
    }
  }
  for (const start of starts) {
    endUntil(start)
    open += 1
    tell(start)
  }
  endUntil(Infinity)
  return { at: Float64Array.from(at), count: Int32Array.from(count) }
}

function mostOf({ at, count }: Timeline['overlap']): Timeline['most'] {
  const most = count.reduce((before, each) => Math.max(before, each), 0)
  return most === 0 ? null : { count: most, at: at[count.indexOf(most)] ?? 0 }
}

/** How many went on at a moment. */
export function countAt({ overlap: { at, count } }: Timeline, moment: number): number {
  const index = lastAtOrBefore(at.length, (place) => at[place] ?? 0, moment)
  return index === -1 ? 0 : (count[index] ?? 0)
}

/** The run that a line shows at a moment; `slackMs` is how far beside it one may point. */
export function runAt(
  { byLane, starts, ends }: Timeline,
  lane: number,
  moment: number,
  slackMs: number,
): number | null {
  const line = byLane[lane]
  if (!line) return null
  const place = lastAtOrBefore(
    line.length,
    (each) => starts[line[each] ?? 0] ?? 0,
    moment + slackMs,
  )
  const index = line[place]
  return index !== undefined && (ends[index] ?? 0) >= moment - slackMs ? index : null
}

function lastAtOrBefore(
  length: number,
  valueAt: (place: number) => number,
  moment: number,
): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (valueAt(middle) <= moment) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Whether runs that started then are not here. */
export const isMissing = (missing: readonly TimeSpan[], moment: number): boolean =>
  missing.some(({ from, to }) => from <= moment && moment <= to)

const shortestMs = 5 * 60_000

/** Nearer or further around a moment: `factor` under one is nearer. Never out of the whole. */
export function zoomed(view: TimeSpan, whole: TimeSpan, factor: number, around: number): TimeSpan {
  const length = Math.min(
    whole.to - whole.from,
    Math.max(shortestMs, (view.to - view.from) * factor),
  )
  const share = (around - view.from) / (view.to - view.from)
  return within({ from: around - share * length, to: around + (1 - share) * length }, whole)
}

export const panned = (view: TimeSpan, whole: TimeSpan, byMs: number): TimeSpan =>
  within({ from: view.from + byMs, to: view.to + byMs }, whole)

function within({ from, to }: TimeSpan, whole: TimeSpan): TimeSpan {
  const over = Math.max(0, to - whole.to)
  const under = Math.max(0, whole.from - from)
  return {
    from: Math.max(whole.from, from - over + under),
    to: Math.min(whole.to, to - over + under),
  }
}
