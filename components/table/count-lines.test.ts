import { countsOf, noneWords, type CountLine } from './count-lines'

const whole = { isAny: true, isWhole: true, isNarrow: false }

describe('a nought', () => {
  it.each([
    ['speaks of all where all was looked at', whole, 'nothing is broken'],
    ['speaks of the filter', { isWhole: true, isNarrow: true }, 'none that fits the filter'],
    ['of what is loaded', { isWhole: false, isNarrow: false }, 'none of those loaded'],
    ['of both', { isWhole: false, isNarrow: true }, 'none loaded that fits the filter'],
  ])('%s', (_, known, words) => expect(noneWords('nothing is broken', known)).toBe(words))
})

it('counts each group with its own words, and its bars from the least', () => {
  const lines: CountLine<'even' | 'odd', number>[] = [
    {
      group: 'even',
      label: 'Even',
      look: 'running',
      some: (items) => `sum ${items.reduce((sum, item) => sum + item, 0)}`,
      none: 'all are odd',
      bars: { of: (item) => item, mean: 'itself' },
    },
    { group: 'odd', label: 'Odd', look: 'failed', some: () => 'some', none: 'all are even' },
  ]
  const counts = countsOf(lines, [8, 2], (item) => [item % 2 === 0 ? 'even' : 'odd'], whole)
  expect(counts.map(({ count, detail, bars }) => [count, detail, bars])).toEqual([
    [2, 'sum 10', [2, 8]],
    [0, 'all are even', []],
  ])
})

it('counts nothing as nought while nothing answered', () => {
  const line = {
    group: 'odd',
    label: 'Odd',
    look: 'failed',
    some: () => 'some',
    none: 'all are even',
  } as const
  const silent = { isAny: false, isWhole: false, isNarrow: false }
  const [count] = countsOf([line], [], () => [], silent)
  expect([count?.count, count?.detail]).toEqual([null, 'not known yet'])
})
