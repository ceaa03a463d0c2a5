import { jobId, workspaceAlias } from '@/lib/databricks/ids'
import type { ScheduledJob } from '@/lib/views/schedule/schema'
import { spansOf } from '@/lib/views/schedule/spans'
import { calendarOf } from './calendar-model'

const nowMs = Date.parse('2026-11-28T09:38:00Z')
const minuteOf = (at: string) => Date.parse(at) / 60_000
const job = (name: string, ...starts: string[]): ScheduledJob => ({
  workspace: workspaceAlias.parse('prod'),
  jobId: jobId.parse('7'),
  name,
  starts: 'daily',
  runAs: null,
  isPaused: false,
  spans: spansOf(starts.map(minuteOf)),
  startCount: starts.length,
  firstAt: null,
})
const slotsWith = (calendar: ReturnType<typeof calendarOf>) =>
  calendar.rows.flatMap(({ name, slots }) =>
    slots.flatMap((slot, at) =>
      slot && slot.starts.length > 0
        ? [`${name} ${calendar.columnNames[at]} ${slot.starts.length} (${slot.together})`]
        : [],
    ),
  )

const jobs = [
  job('a', '2026-11-28T10:02:00Z', '2026-11-29T10:02:00Z'),
  job('b', '2026-11-28T10:02:00Z'),
  job('c', '2026-11-28T10:04:00Z'),
]

it('a day is told in boxes of five minutes, from the hour that it is', () => {
  const day = calendarOf(jobs, '24h', nowMs, 'Europe/Amsterdam')
  expect(day.rows).toHaveLength(24)
  expect(day.rows[0]?.name).toBe('Sat 10:00')
  expect(slotsWith(day)).toEqual(['Sat 11:00 :00 3 (2)'])
  expect(day).toMatchObject({ startCount: 3, most: 3 })
})

it('a week is told in hours, a row for each day on the reader’s clocks', () => {
  const week = calendarOf(jobs, '7d', nowMs, 'Europe/Amsterdam')
  expect(week.rows.map(({ name }) => name).slice(0, 2)).toEqual(['Sat 28 Nov', 'Sun 29 Nov'])
  expect(week.rows).toHaveLength(8)
  expect(slotsWith(week)).toEqual(['Sat 28 Nov 11 3 (2)', 'Sun 29 Nov 11 1 (1)'])
})

it('the minutes in which most start together come first, and one alone is no collision', () => {
  const { busiest } = calendarOf(jobs, '7d', nowMs, 'UTC')
  expect(
    busiest.map(({ minute, starts }) => [minute, starts.map((each) => each.job.name)]),
  ).toEqual([[minuteOf('2026-11-28T10:02:00Z'), ['a', 'b']]])
})

it('the hour that comes twice holds both, and the one that does not come is no box', () => {
  const twice = [job('a', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')]
  const autumn = calendarOf(twice, '7d', Date.parse('2026-10-24T10:00:00Z'), 'Europe/Amsterdam')
  expect(slotsWith(autumn)).toEqual(['Sun 25 Oct 02 2 (1)'])
  const spring = calendarOf([], '7d', Date.parse('2027-03-27T10:00:00Z'), 'Europe/Amsterdam')
  expect(spring.rows[1]?.slots[2]).toBeNull()
})
