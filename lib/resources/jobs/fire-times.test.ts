import { nextFireMs, nextFires } from './fire-times'
import { quartzToCron } from './quartz'

const fires = (quartz: string, after: string, count = 3, timeZone = 'Europe/Amsterdam') =>
  nextFires({ quartz, timeZone }, Date.parse(after), count).map((ms) =>
    new Date(ms).toISOString().replace('.000Z', 'Z'),
  )

// 2026-11-22 is a Sunday; Amsterdam is one hour ahead of UTC in winter.
const sunday = '2026-11-22T12:00:00Z'

it.each([
  ['0 12 2 * * ?', ['2026-11-23T01:12:00Z', '2026-11-24T01:12:00Z', '2026-11-25T01:12:00Z']],
  ['0 0 9 ? * MON-FRI', ['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z']],
  ['0 0 9 ? * 2', ['2026-11-23T08:00:00Z', '2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z']],
  ['0 0 9 ? * 1', ['2026-11-29T08:00:00Z', '2026-12-06T08:00:00Z', '2026-12-13T08:00:00Z']],
  ['0 0 9 ? * SUN,2', ['2026-11-23T08:00:00Z', '2026-11-29T08:00:00Z', '2026-11-30T08:00:00Z']],
  ['0 0 9 ? * FRI-MON', ['2026-11-23T08:00:00Z', '2026-11-27T08:00:00Z', '2026-11-28T08:00:00Z']],
  ['0 0 9 ? * L', ['2026-11-28T08:00:00Z', '2026-12-05T08:00:00Z', '2026-12-12T08:00:00Z']],
  ['0 0 9 ? * 6L', ['2026-11-27T08:00:00Z', '2026-12-25T08:00:00Z', '2027-01-29T08:00:00Z']],
  ['0 0 9 ? * 6#2', ['2026-12-11T08:00:00Z', '2027-01-08T08:00:00Z', '2027-02-12T08:00:00Z']],
  ['0 0 2 L * ?', ['2026-11-30T01:00:00Z', '2026-12-31T01:00:00Z', '2027-01-31T01:00:00Z']],
  ['0 0 2 LW * ?', ['2026-11-30T01:00:00Z', '2026-12-31T01:00:00Z', '2027-01-29T01:00:00Z']],
  ['0 0/20 8-18 * * ?', ['2026-11-22T12:20:00Z', '2026-11-22T12:40:00Z', '2026-11-22T13:00:00Z']],
  ['0 5/25 * * * ?', ['2026-11-22T12:05:00Z', '2026-11-22T12:30:00Z', '2026-11-22T12:55:00Z']],
  ['0 0 22-1 * * ?', ['2026-11-22T21:00:00Z', '2026-11-22T22:00:00Z', '2026-11-22T23:00:00Z']],
  ['0 0 6 1 JAN,JUL ?', ['2027-01-01T05:00:00Z', '2027-07-01T04:00:00Z', '2028-01-01T05:00:00Z']],
  ['0 0 6 1 1 ? 2028', ['2028-01-01T05:00:00Z']],
  ['0 0 6 1 1 ? 2020', []],
])('%s fires when Quartz fires it', (quartz, expected) => {
  expect(fires(quartz, sunday)).toEqual(expected)
})

it.each([
  '',
  '0 0 2 * *',
  '0 0 2 1 * MON',
  '0 0 2 L-3 * ?',
  'nonsense in six words or so',
  '0 99 2 * * ?',
])('says nothing of %j, which it cannot read', (quartz) => {
  expect(nextFireMs({ quartz, timeZone: 'UTC' }, 0)).toBeNull()
  expect(fires(quartz, sunday)).toEqual([])
})

it('says nothing of a zone that does not exist', () => {
  expect(nextFireMs({ quartz: '0 0 2 * * ?', timeZone: 'Mars/Olympus' }, 0)).toBeNull()
})

describe('when clocks change in Amsterdam', () => {
  it('a daily schedule keeps its time on the wall', () => {
    expect(fires('0 0 6 * * ?', '2026-03-28T00:00:00Z')).toEqual([
      '2026-03-28T05:00:00Z',
      '2026-03-29T04:00:00Z',
      '2026-03-30T04:00:00Z',
    ])
  })

  it('one in the hour that does not exist fires once that day', () => {
    const all = fires('0 30 2 * * ?', '2026-03-28T12:00:00Z', 2)
    expect(all).toEqual(['2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'])
  })

  it('one in the hour that comes twice fires once that day', () => {
    const all = fires('0 30 2 * * ?', '2026-10-24T12:00:00Z', 2)
    expect(all.map((at) => at.slice(0, 10))).toEqual(['2026-10-25', '2026-10-26'])
  })
})

it('the next moment is remembered until it has passed, and is right whoever asks when', () => {
  const schedule = { quartz: '0 0/10 * * * ?', timeZone: 'UTC' }
  const at = (text: string) => nextFireMs(schedule, Date.parse(text))
  expect(at('2026-01-01T00:01:00Z')).toBe(Date.parse('2026-01-01T00:10:00Z'))
  expect(at('2026-01-01T00:09:59Z')).toBe(Date.parse('2026-01-01T00:10:00Z'))
  expect(at('2026-01-01T00:10:00Z')).toBe(Date.parse('2026-01-01T00:20:00Z'))
  expect(at('2025-01-01T00:00:00Z')).toBe(Date.parse('2025-01-01T00:10:00Z'))
})

it('fields that need no change stay as they are', () => {
  expect(quartzToCron('0 15 10 1-5 * ? 2026-2030')).toBe('0 15 10 1-5 * * 2026-2030')
})
