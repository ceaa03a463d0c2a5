import { clockChanges } from './clock-changes'

const changes = (quartz: string, timeZone = 'Europe/Amsterdam', now = '2026-11-28T00:00:00Z') =>
  clockChanges({ quartz, timeZone }, Date.parse(now)).map(
    ({ kind, at, from, to, count, times }) =>
      `${kind} ${new Date(at).toISOString().slice(0, 16)} ${from}>${to} ${count}: ${times.join(' ')}`,
  )

it('a time in the hour that does not come, and that comes twice, is told beforehand', () => {
  expect(changes('0 12 2 * * ?')).toEqual([
    'skipped 2027-03-28T01:00 02:00>03:00 1: 02:12',
    'doubled 2027-10-31T01:00 03:00>02:00 1: 02:12',
  ])
})

it.each([
  ['outside of it', '0 12 4 * * ?'],
  ['at its very end', '0 0 3 * * ?'],
  ['only on other days', '0 12 2 ? * MON'],
  ['that cannot be read', 'nonsense'],
])('a time %s is not', (_, quartz) => {
  expect(changes(quartz)).toEqual([])
})

it('a schedule that fires all day is told how many of its times it concerns', () => {
  expect(changes('0 0/10 * * * ?')[0]).toBe(
    'skipped 2027-03-28T01:00 02:00>03:00 6: 02:00 02:10 02:20',
  )
})

it('in the south it is the other way round', () => {
  expect(changes('0 30 2 * * ?', 'Australia/Sydney')).toEqual([
    'doubled 2027-04-03T16:00 03:00>02:00 1: 02:30',
    'skipped 2027-10-02T16:00 02:00>03:00 1: 02:30',
  ])
})

it('half an hour of change concerns half an hour', () => {
  expect(changes('0 0/10 * * * ?', 'Australia/Lord_Howe')[0]).toMatch(
    /^doubled .* 02:00>01:30 3: 01:30 /,
  )
})

it.each(['UTC', 'GMT', 'Asia/Tokyo', 'Mars/Olympus'])('clocks of %s never change', (zone) => {
  expect(changes('0 30 2 * * ?', zone)).toEqual([])
})
