import { moved, placeOfName, nameOfPlace } from './grid-moves'

const size = { rows: 30, columns: 24 }
const from = (row: number, column: number, key: string, isModified = false) => {
  const to = moved(key, isModified, { row, column }, size)
  return to && nameOfPlace(to)
}

it.each([
  ['ArrowUp', false, '4:5'],
  ['ArrowDown', false, '6:5'],
  ['ArrowLeft', false, '5:4'],
  ['ArrowRight', false, '5:6'],
  ['PageUp', false, '-1:5'],
  ['PageDown', false, '15:5'],
  ['Home', false, '5:0'],
  ['End', false, '5:23'],
  ['Home', true, '-1:0'],
  ['End', true, '29:23'],
] as const)('%s (with Ctrl: %s) leads to %s', (key, isModified, to) => {
  expect(from(5, 5, key, isModified)).toBe(to)
})

it.each([
  [-1, 0, 'ArrowUp', '-1:0'],
  [-1, 0, 'ArrowLeft', '-1:0'],
  [29, 23, 'ArrowDown', '29:23'],
  [29, 23, 'ArrowRight', '29:23'],
])('from %i:%i no %s leads out of the grid', (row, column, key, to) => {
  expect(from(row, column, key)).toBe(to)
})

it('other keys move nothing, and nothing moves where there is nothing', () => {
  expect(from(5, 5, 'a')).toBeUndefined()
  expect(moved('End', false, { row: 0, column: 0 }, { rows: 3, columns: 0 })).toBeUndefined()
})

it('a place is read from its name, and nothing from any other text', () => {
  expect(placeOfName('-1:4')).toEqual({ row: -1, column: 4 })
  expect([placeOfName(undefined), placeOfName(''), placeOfName('a:b')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
