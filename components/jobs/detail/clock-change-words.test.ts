import type { JobClockChange } from '@/lib/resources/jobs/schema'
import { changeWords } from './clock-change-words'

const change = (of: Partial<JobClockChange>): JobClockChange => ({
  kind: 'skipped',
  at: '2027-03-28T01:00:00.000Z',
  timeZone: 'Europe/Amsterdam',
  from: '02:00',
  to: '03:00',
  count: 1,
  times: ['02:12'],
  ...of,
})

it.each<[Partial<JobClockChange>, string]>([
  [
    {},
    'On Sun 28 Mar 2027 clocks go from 02:00 to 03:00: 02:12 does not come, and that start may be late or left out.',
  ],
  [
    { kind: 'doubled', at: '2027-10-31T01:00:00.000Z', from: '03:00', to: '02:00' },
    'On Sun 31 Oct 2027 clocks go from 03:00 to 02:00: 02:12 comes twice, and it may start twice.',
  ],
  [
    { count: 6, times: ['02:00', '02:10', '02:20'] },
    'On Sun 28 Mar 2027 clocks go from 02:00 to 03:00: 6 of its times (02:00, 02:10, 02:20, …) do not come, and those starts may be late or left out.',
  ],
])('%j is told with its day and what may happen', (of, words) => {
  expect(changeWords(change(of))).toBe(words)
})
