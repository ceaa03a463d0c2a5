/** Rows `from` up to, without, `to`, and the empty height in px that stands for those before and after. */
export type DrawnRows = { from: number; to: number; before: number; after: number }

/** Up to here all rows are drawn, so that the browser's own search finds them. */
export const drawAllUpTo = 120
/** What stands there until the code for long lists has come. */
const firstRows = 40

export function drawnRows(count: number, rowHeight: number, near: DrawnRows | null): DrawnRows {
  if (count <= drawAllUpTo) return { from: 0, to: count, before: 0, after: 0 }
  return near ?? { from: 0, to: firstRows, before: 0, after: (count - firstRows) * rowHeight }
}
