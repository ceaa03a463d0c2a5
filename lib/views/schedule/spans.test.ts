import { minutesOf, spansOf } from './spans'

it.each([
  [[], []],
  [[7], [{ first: 7, every: 0, count: 1 }]],
  [[0, 5, 10, 15], [{ first: 0, every: 5, count: 4 }]],
  [
    [0, 10, 20, 60, 70],
    [
      { first: 0, every: 10, count: 3 },
      { first: 60, every: 10, count: 2 },
    ],
  ],
])('%j is told in a few spans', (minutes, spans) => {
  expect(spansOf(minutes)).toEqual(spans)
})

it('what went into spans comes out of them', () => {
  const minutes = [3, 4, 9, 20, 31, 42, 43, 100]
  expect(minutesOf(spansOf(minutes), 0, 1_000)).toEqual(minutes)
})

it('only the minutes of a time are told, its end not among them', () => {
  const spans = spansOf(Array.from({ length: 300 }, (_, at) => at * 5))
  expect(minutesOf(spans, 12, 30)).toEqual([15, 20, 25])
  expect(minutesOf(spansOf([7]), 8, 30)).toEqual([])
})
