/** Rows `from` up to, without, `to`, and the empty height in px that stands for those before and after. */
export type DrawnRows = { from: number; to: number; before: number; after: number }

/** Up to here all rows are drawn, so that the browser's own search finds them. */
export const drawAllUpTo = 120
/** What stands there until the code for long lists has come. */
const firstRows = 40

export function drawnRows(options: {
  count: number
  rowHeight: number
  near: DrawnRows | null
  /** All of them were drawn, and one of those may have the focus: none goes before it is known what is near. */
  wasShort: boolean
}): DrawnRows {
  const { count, rowHeight, near, wasShort } = options
  if (count <= drawAllUpTo) return { from: 0, to: count, before: 0, after: 0 }
  const to = wasShort ? drawAllUpTo : firstRows
  return near ?? { from: 0, to, before: 0, after: (count - to) * rowHeight }
}
