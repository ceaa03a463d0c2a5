'use client'

import { useState, type UIEvent } from 'react'

/** Rows of one height below a head that stays. */
export type RowMeasure = { rowHeight: number; headHeight: number; viewHeight: number }

/** Drawn above and below what is in view, so that scrolling shows no gap. */
const margin = 10

/** The rows to draw, and the empty heights that stand for the others. */
export function rowsAround(
  firstInView: number,
  count: number,
  { rowHeight, viewHeight }: RowMeasure,
) {
  const inView = Math.ceil(viewHeight / rowHeight)
  const first = Math.max(0, Math.min(firstInView, count - inView) - margin)
  const end = Math.min(count, firstInView + inView + margin)
  return { first, end, above: first * rowHeight, below: (count - end) * rowHeight }
}

/** Where to scroll to so that a row is in view, if it is not. */
export function scrollFor(
  row: number,
  top: number,
  { rowHeight, headHeight, viewHeight }: RowMeasure,
): number {
  const start = row * rowHeight
  if (start < top) return start
  return Math.max(top, start + rowHeight + headHeight - viewHeight)
}

/** Follows the scrolling of a box, row by row: nothing is drawn anew within one. */
export function useFirstInView(rowHeight: number) {
  const [first, setFirst] = useState(0)
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) =>
    setFirst(Math.floor(currentTarget.scrollTop / rowHeight))
  return { first, onScroll }
}
