import { rowsAround, scrollFor } from './rows-in-view'

const measure = { rowHeight: 20, headHeight: 60, viewHeight: 400 }

it.each([
  ['a short list is drawn whole', 0, 12, [0, 12]],
  ['the top of a long one', 0, 500, [0, 30]],
  ['its middle', 200, 500, [190, 230]],
  ['its end', 480, 500, [470, 500]],
  ['a list that got shorter than where one was', 480, 100, [70, 100]],
])('%s', (_, first, count, [from, end]) => {
  const rows = rowsAround(first, count, measure)
  expect([rows.first, rows.end]).toEqual([from, end])
  expect(rows.above + rows.below + (rows.end - rows.first) * 20).toBe(count * 20)
})

it.each([
  ['in view stays', 5, 0, 0],
  ['above comes to the top', 3, 200, 60],
  ['below comes to the bottom', 30, 0, 280],
])('a row %s', (_, row, top, expected) => {
  expect(scrollFor(row, top, measure)).toBe(expected)
})
