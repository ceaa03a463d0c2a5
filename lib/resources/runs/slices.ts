/**
 * `runs/list` gives 24 or 25 runs a page, newest first, and a token for the next page: one page after the other
 * would take minutes for a busy day. But it also takes a range of start times, so a day can be cut into slices
 * that are asked for side by side. Here is the arithmetic of that, without any call.
 */

/** Start times in epoch ms, both ends included, as the API has them. */
export type Slice = { from: number; to: number; pageToken?: string }

/** What a page of a slice told: enough to know what of the slice is still to be asked for. */
export type SlicePage = {
  count: number
  /** When the newest and the oldest run of the page started; null when nobody knows. */
  newestMs: number | null
  oldestMs: number | null
  nextPageToken: string | null
}

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Each divides a day, so that slices stand on the same grid at every look and are answered from memory. */
export const sliceWidths = [
  ...[1, 2, 5, 10, 20, 30].map((seconds) => seconds * secondMs),
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 4, 8, 24].map((hours) => hours * hourMs),
]

/** A page is 25 at most; slices are wished a little smaller, for runs do not start evenly. */
const wantedPerSlice = 20

/** The largest width that holds about a page of runs where they start as densely as here. */
export function widthFor(count: number, spanMs: number): number {
  const wished = count === 0 ? Infinity : (wantedPerSlice * Math.max(1, spanMs)) / count
  return sliceWidths.findLast((width) => width <= wished) ?? secondMs
}

/**
 * The slices of a width that lie over a range, newest first. They stand on a fixed grid, whatever the range is,
 * but for the first and last, which end with it.
 */
export function cut({ from, to }: Slice, width: number): Slice[] {
  const slices: Slice[] = []
  for (let end = to; end >= from;) {
    const start = Math.max(from, Math.floor(end / width) * width)
    slices.push({ from: start, to: end })
    end = start - 1
  }
  return slices
}

/** `at` or the next beginning of a slice before it, so that windows that move with the clock begin alike. */
export const floorTo = (at: number, width: number): number => Math.floor(at / width) * width

export const gridMs = 5 * 60_000

/** Windows begin on a grid, so that the next look asks the same questions and is answered from memory. */
export const onGrid = (at: number): number => floorTo(at, gridMs)

/**
 * What is left of a slice after a page of it, newest first: nothing, or what lies before the page's oldest run,
 * cut as finely as the page was dense. Runs that started in the same millisecond as that one may be in both, so
 * whoever collects tells runs by their id. A page that lies within one millisecond goes on by its token, which
 * is good for the slice as it was asked for and for no other.
 */
export function restOf(slice: Slice, page: SlicePage): Slice[] {
  const { newestMs, oldestMs, nextPageToken } = page
  if (nextPageToken === null) return []
  const isWithinOne = newestMs === null || oldestMs === null || newestMs <= oldestMs
  if (isWithinOne || oldestMs <= slice.from) return [{ ...slice, pageToken: nextPageToken }]
  const rest = { from: slice.from, to: oldestMs }
  const width = widthFor(page.count, newestMs - oldestMs)
  return cut(rest, Math.max(width, leastWidth(rest)))
}

/** A page of a burst says nothing of the quiet hours before it, so no page cuts more finely than this. */
const mostSlices = 24
const leastWidth = ({ from, to }: Slice) => {
  const wished = (to - from) / mostSlices
  return sliceWidths.find((width) => width >= wished) ?? Math.ceil(wished / dayMs) * dayMs
}

/** Ranges as few as they can be: what touches or overlaps is one. Newest first. */
export function merge(ranges: readonly Slice[]): { from: number; to: number }[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((a, b) => b.to - a.to)) {
    const last = merged.at(-1)
    if (last && to >= last.from - 1) last.from = Math.min(last.from, from)
    else merged.push({ from, to })
  }
  return merged
}
