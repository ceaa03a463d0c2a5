import { listRunsInput } from './schema'

const faultsOf = (query: object) => {
  const read = listRunsInput.safeParse({ workspace: 'prod', ...query })
  return read.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
}
const early = '2026-11-01T00:00:00Z'
const late = '2026-11-02T00:00:00Z'

test.each<[object, string[]]>([
  [{ from: late, to: early }, ['from is after `to`']],
  // By the moment, and not by the letters of it.
  [{ from: '2026-11-01T23:30:00-05:00', to: late }, ['from is after `to`']],
  [
    { window: '24h', from: early },
    ['window stands for `from` and `to`: ask for the one or the other'],
  ],
  [
    { window: '24h', to: late },
    ['window stands for `from` and `to`: ask for the one or the other'],
  ],
  [
    { window: '24h', pageToken: 'x' },
    ['pageToken goes on with the newest runs; a list of a time has no pages'],
  ],
])('runs of %j are refused, and why', (query, faults) => expect(faultsOf(query)).toEqual(faults))

test.each([
  { from: early, to: late },
  { from: early, to: early },
  { from: '2026-11-02T00:00:00+02:00', to: '2026-11-01T23:00:00Z' },
  { from: early },
  { to: late },
  { window: '7d' },
  { pageToken: 'x' },
])('runs of %j may be asked for', (query) => expect(faultsOf(query)).toEqual([]))
