import { gapsInMinutes, runGaps } from './gaps'
import type { RunPage } from './schema'

const at = (hour: number) => `2026-11-20T0${hour}:00:00.000Z`
const whole: RunPage = {
  items: [],
  coverage: { from: at(0), to: at(9), complete: true, missing: [], stoppedBy: null },
  nextPageToken: null,
  asOf: at(9),
}
const cut = (stoppedBy: 'budget' | 'limit' | 'error'): RunPage => ({
  ...whole,
  coverage: {
    ...whole.coverage,
    complete: false,
    missing: [
      { from: at(5), to: at(6) },
      { from: at(1), to: at(2) },
    ],
    stoppedBy,
  },
})

it('a list that speaks for its whole time lacks nothing', () => {
  expect(runGaps(whole)).toEqual([])
})

it.each([
  ['budget', 'no time was left'],
  ['limit', 'there are more than were asked for'],
  ['error', 'Databricks refused to go on'],
] as const)('a list that the %s cut says of which time, and why', (stoppedBy, words) => {
  expect(runGaps(cut(stoppedBy))).toEqual([
    `not all runs that started from ${at(1)} to ${at(6)} are here: ${words}`,
  ])
})

it('a page that another follows says so by its token alone', () => {
  expect(runGaps({ ...cut('limit'), nextPageToken: 'next' })).toEqual([])
})

describe('what is missing, in whole minutes', () => {
  const time = (text: string) => `2026-11-20T${text}Z`
  it.each([
    [[['13:28:10.000', '13:28:50.000']], [['13:28:00.000', '13:29:00.000']]],
    [[['13:28:00.000', '13:28:00.000']], [['13:28:00.000', '13:29:00.000']]],
    [[['12:00:00.000', '12:59:59.999']], [['12:00:00.000', '13:00:00.000']]],
    [
      [
        ['13:29:30.000', '13:29:40.000'],
        ['13:28:10.000', '13:28:50.000'],
        ['09:00:00.000', '10:00:00.000'],
      ],
      [
        ['13:28:00.000', '13:30:00.000'],
        ['09:00:00.000', '10:00:00.000'],
      ],
    ],
  ])('of %j is %j', (missing, expected) => {
    const ranges = (pairs: string[][]) =>
      pairs.map(([from = '', to = '']) => ({ from: time(from), to: time(to) }))
    expect(gapsInMinutes(ranges(missing))).toEqual(ranges(expected))
  })
})
