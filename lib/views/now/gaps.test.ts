import { nowGaps } from './gaps'
import { nowKinds } from './kinds'
import { nowPage, type NowPage } from './schema'

const [from, to] = ['2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z']
const counts = Object.fromEntries(nowKinds.map((kind) => [kind, 0]))
const whole = {
  kind: 'ok',
  workspace: 'prod',
  counts,
  runningLong: 0,
  waitingSince: null,
  buckets: { from, stepMs: 1, counts: Object.fromEntries(nowKinds.map((kind) => [kind, []])) },
  failedBefore: 0,
  coverage: { from, to, complete: true, missing: [], stoppedBy: null },
  hasMoreActive: false,
  errors: { known: 0, of: 0 },
  judged: { known: 0, of: 0 },
  isComplete: true,
  isPaused: false,
  asOf: to,
}
const page = (...parts: object[]): NowPage =>
  nowPage.parse({ window: '24h', items: [], parts, asOf: to })
const gapsOf = (...parts: object[]) => nowGaps(page(...parts))

it('a page that is whole lacks nothing', () => {
  expect(gapsOf(whole)).toEqual([])
})

it('a workspace that is silent is named, with why', () => {
  expect(
    gapsOf(
      whole,
      { kind: 'slow', workspace: 'dev' },
      { kind: 'failed', workspace: 'lab', problem: { code: 'UNREACHABLE', detail: 'words' } },
      { kind: 'failed', workspace: 'old', problem: {} },
    ),
  ).toEqual(['dev: has not answered in time', 'lab: failed (UNREACHABLE)', 'old: failed'])
})

it('runs that were not read are told, and so are errors that were not', () => {
  const cut = { ...whole.coverage, complete: false, missing: [{ from, to }], stoppedBy: 'budget' }
  expect(gapsOf({ ...whole, coverage: cut, hasMoreActive: true, isComplete: false })).toEqual([
    `prod: not all runs that started from ${from} to ${to} are here: no time was left`,
    'prod: more runs go on than were read',
  ])
  expect(gapsOf({ ...whole, isComplete: false })).toEqual([
    'prod: errors and usual times were not all read in time',
  ])
})

it('rows that are cut off are told by how many of how many are here', () => {
  expect(gapsOf({ ...whole, counts: { ...counts, failed: 240 } })).toEqual([
    'prod: 0 of 240 failed are here',
  ])
})
