import { timeTicks } from './time-ticks'

const hour = 3_600_000
const noon = Date.parse('2026-11-28T12:34:56Z')
const ticks = (hours: number, most: number, zone: string, from = noon) =>
  timeTicks({ from, to: from + hours * hour }, most, zone)
const labels = (...asked: Parameters<typeof ticks>) => ticks(...asked).map(({ label }) => label)

it('stands on round times of the clock of the zone, also where that is not round in UTC', () => {
  expect(labels(24, 4, 'UTC')).toEqual(['18:00', '00:00', '06:00', '12:00'])
  expect(labels(24, 4, 'America/New_York')).toEqual(['12:00', '18:00', '00:00', '06:00'])
  expect(labels(6, 6, 'Asia/Kolkata')[0]).toBe('19:00')
  expect(ticks(6, 6, 'Asia/Kolkata')[0]?.at).toBe(Date.parse('2026-11-28T13:30:00Z'))
})

it('tells the day of a time that is longer than one', () => {
  expect(labels(72, 3, 'Europe/Berlin')).toEqual(['Sun 00:00', 'Mon 00:00', 'Tue 00:00'])
  expect(labels(168, 8, 'UTC')).toHaveLength(7)
  expect(labels(168, 4, 'UTC')).toEqual(['Mon 00:00', 'Wed 00:00', 'Fri 00:00'])
})

it('has no more than were asked for, and none before the view', () => {
  for (const hours of [0.1, 1, 5, 25, 100, 168]) {
    const found = ticks(hours, 9, 'Asia/Kolkata')
    expect(found.length).toBeLessThanOrEqual(10)
    expect(found[0]?.at ?? noon).toBeGreaterThanOrEqual(noon)
  }
})
