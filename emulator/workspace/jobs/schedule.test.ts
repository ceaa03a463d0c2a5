import { checkSchedule, nextFire } from './schedule'

const at = (text: string) => Date.parse(text)
const next = (quartz_cron_expression: string, timezone_id: string, after: string, count = 1) => {
  const found: string[] = []
  let from = at(after)
  for (let left = count; left > 0; left -= 1) {
    from = nextFire({ quartz_cron_expression, timezone_id }, from) ?? NaN
    found.push(new Date(from).toISOString().slice(0, 16))
  }
  return found
}

describe('a schedule', () => {
  it('keeps its local time when the clocks go forward and back', () => {
    expect(next('0 10 4 * * ?', 'Europe/Amsterdam', '2026-03-28T00:00:00Z', 2)).toEqual([
      '2026-03-28T03:10',
      '2026-03-29T02:10',
    ])
    expect(next('0 10 4 * * ?', 'Europe/Amsterdam', '2026-10-24T00:00:00Z', 2)).toEqual([
      '2026-10-24T02:10',
      '2026-10-25T03:10',
    ])
  })

  it('fires once in the hour that comes twice', () => {
    expect(next('0 30 2 * * ?', 'Europe/Amsterdam', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ])
  })

  it('is not lost in the hour that does not come', () => {
    const [first] = next('0 30 2 * * ?', 'Europe/Amsterdam', '2026-03-28T12:00:00Z')
    expect(first?.slice(0, 10)).toBe('2026-03-29')
  })

  it('fires every hour of a day that has 25', () => {
    const hours = next('0 0 * * * ?', 'Europe/Amsterdam', '2026-10-24T21:59:00Z', 26)
    expect(hours.at(-1)).toBe('2026-10-25T23:00')
  })

  it.each([
    ['0 0/15 * * * ?', '2026-11-22T08:15'],
    ['0 5/20 * * * ?', '2026-11-22T08:05'],
    ['0 0 9 ? * MON-FRI', '2026-11-23T09:00'],
    ['0 0 9 ? * 2', '2026-11-23T09:00'],
    ['0 0 0 ? * 6L', '2026-11-27T00:00'],
    ['0 0 0 ? * 2#1', '2026-12-07T00:00'],
    ['0 0 0 L * ?', '2026-11-30T00:00'],
    ['0 0 6 25 * ?', '2026-11-25T06:00'],
    ['0 0 12 1 1 ? 2028', '2028-01-01T12:00'],
  ])('reads %s as Quartz does', (expression, first) => {
    expect(next(expression, 'UTC', '2026-11-22T08:00:00Z')).toEqual([first])
  })

  it('answers the same for any order of questions', () => {
    const forward = next('0 0 3 * * ?', 'UTC', '2026-05-01T00:00:00Z', 3)
    expect(next('0 0 3 * * ?', 'UTC', '2026-04-01T00:00:00Z')).toEqual(['2026-04-01T03:00'])
    expect(next('0 0 3 * * ?', 'UTC', '2026-05-01T00:00:00Z', 3)).toEqual(forward)
  })

  it.each(['* * * * *', '0 0 25 * * ?', '0 0 1 * * *', '0 0 1 ? * ?', 'nonsense', '0 0 1 32 * ?'])(
    'is refused as %s',
    (quartz_cron_expression) => {
      expect(() => checkSchedule({ quartz_cron_expression, timezone_id: 'UTC' })).toThrow(
        /Invalid quartz/,
      )
    },
  )
})
