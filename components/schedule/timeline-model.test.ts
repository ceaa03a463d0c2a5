import { workspaceAlias } from '@/lib/databricks/ids'
import { aRun } from '../jobs/testing/jobs-and-runs'
import { countAt, isMissing, panned, runAt, timelineOf, zoomed } from './timeline-model'

const prod = workspaceAlias.parse('prod')
const start = Date.parse('2026-11-28T00:00:00Z')
const minute = 60_000
const nowMs = start + 120 * minute
const moment = (minutes: number) => new Date(start + minutes * minute).toISOString()
const row = (from: number, to: number | null) => ({
  workspace: prod,
  run: aRun({ startedAt: moment(from), endedAt: to === null ? null : moment(to) }),
})

it('runs that overlap stand on lines of their own, and a line is used again when it is free', () => {
  const line = timelineOf([row(20, 30), row(0, 10), row(5, 15), row(10, 12)], nowMs)
  expect([...line.lanes]).toEqual([0, 1, 0, 0])
  expect([...line.starts].map((ms) => (ms - start) / minute)).toEqual([0, 5, 10, 20])
})

it('tells how many went on at any moment, and when the most did', () => {
  const line = timelineOf([row(0, 10), row(5, 15), row(10, 12), row(20, 30)], nowMs)
  expect([-1, 0, 6, 10, 12, 15, 25, 31].map((at) => countAt(line, start + at * minute))).toEqual([
    0, 1, 2, 2, 1, 0, 1, 0,
  ])
  expect(line.most).toEqual({ count: 2, at: start + 5 * minute })
})

it('what still runs reaches to now, and what has not begun is not drawn', () => {
  const waiting = { workspace: prod, run: aRun({ startedAt: null, endedAt: null }) }
  const line = timelineOf([row(100, null), waiting], nowMs)
  expect([...line.ends]).toEqual([nowMs])
  expect(timelineOf([waiting], nowMs).most).toBeNull()
})

it('a pointer meets the run under it, or one right beside it', () => {
  const line = timelineOf([row(0, 10), row(20, 30)], nowMs)
  const met = (at: number, slack = 0) => runAt(line, 0, start + at * minute, slack * minute)
  expect([met(5), met(15), met(25), met(31), met(31, 2), met(19, 2)]).toEqual([
    0,
    null,
    1,
    null,
    1,
    1,
  ])
  expect(runAt(line, 3, start, 0)).toBeNull()
})

const whole = { from: 0, to: 1_440 * minute }

it('zooming keeps what is under the pointer, and ends at the whole and at five minutes', () => {
  expect(zoomed(whole, whole, 0.5, 720 * minute)).toEqual({
    from: 360 * minute,
    to: 1_080 * minute,
  })
  expect(zoomed(whole, whole, 2, 100)).toEqual(whole)
  const near = zoomed(whole, whole, 0, 720 * minute)
  expect(near.to - near.from).toBe(5 * minute)
})

it('panning stops at both ends', () => {
  const view = { from: 60 * minute, to: 120 * minute }
  expect(panned(view, whole, -90 * minute)).toEqual({ from: 0, to: 60 * minute })
  expect(panned(view, whole, 9_999 * minute)).toEqual({ from: 1_380 * minute, to: 1_440 * minute })
})

it('knows of which moments not every run is here', () => {
  const missing = [
    { from: 10, to: 20 },
    { from: 40, to: 50 },
  ]
  expect([5, 10, 15, 20, 30, 45].map((at) => isMissing(missing, at))).toEqual([
    false,
    true,
    true,
    true,
    false,
    true,
  ])
})
