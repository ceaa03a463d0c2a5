import { durationTicks, tickWords } from './value-axis'

const words = (longestMs: number) => durationTicks(longestMs).map(tickWords).join(' ')

it.each([
  [0, '0 1 s'],
  [900, '0 1 s'],
  [7_000, '0 2 s 4 s 6 s 8 s'],
  [61_000, '0 30 s 1 min 1.5 min'],
  [600_000, '0 5 min 10 min'],
  [5_400_000, '0 30 min 1 h 1.5 h'],
  [30 * 3_600_000, '0 12 h 24 h 36 h'],
])('%i ms stands on an axis of %s', (longestMs, expected) => {
  expect(words(longestMs)).toBe(expected)
})

it('what takes months still has an axis that reaches it', () => {
  const longest = 90 * 24 * 3_600_000
  expect(durationTicks(longest).at(-1)).toBeGreaterThanOrEqual(longest)
})
