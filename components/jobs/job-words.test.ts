import { clusterId, warehouseId } from '@/lib/databricks/ids'
import { kindWords, computeOf, runIfWords } from './detail/task-words'
import { historyWords } from './job-history'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { aJob, aRun } from './testing/jobs-and-runs'
import { formatZoned, zoneOf } from './zoned-moment'

it('a history is told in words: how many of each, and the latest', () => {
  const failed = aRun({ state: 'failed', result: 'FAILED' })
  expect(historyWords([aRun(), aRun(), failed])).toBe(
    'Last 3 runs: 2 succeeded, 1 failed; the latest failed',
  )
  expect(historyWords([])).toBe('No runs in the last 60 days')
})

it('the next run is told on the clock of the schedule, over the change of summer time', () => {
  expect(zoneOf(aJob())).toBe('Europe/Amsterdam')
  expect(formatZoned('2026-10-24T00:10:00.000Z', 'Europe/Amsterdam')).toBe('Sat 24 Oct 02:10')
  expect(formatZoned('2026-10-26T01:10:00.000Z', 'Europe/Amsterdam')).toBe('Mon 26 Oct 02:10')
})

it('a zone that nobody here knows takes nothing down', () => {
  const at = '2026-10-26T01:10:00.000Z'
  expect(formatZoned(at, 'Mars/Olympus')).toBe(at)
})

it('says what a for-each task repeats, and when a task runs at all', () => {
  const forEach = { inputs: null, concurrency: 4, kind: 'notebook' as const }
  expect(kindWords({ kind: 'for-each', forEach })).toBe('for each, notebook, 4 at a time')
  expect(runIfWords('ALL_SUCCESS')).toBeNull()
  expect(runIfWords('ALL_DONE')).toMatch(/however they went/)
})

it('leads to the cluster or the warehouse that a task runs on', () => {
  const { alias } = aWorkspace()
  const cluster = { kind: 'cluster' as const, clusterId: clusterId.parse('0119-101045-h3x5n8dw') }
  const warehouse = { kind: 'warehouse' as const, warehouseId: warehouseId.parse('a1b2c3d4') }
  expect(computeOf({ compute: cluster }, [], alias)?.href).toMatch(/\/clusters\/0119-101045/)
  expect(computeOf({ compute: warehouse }, [], alias)?.href).toMatch(/\/warehouses\/a1b2c3d4$/)
  expect(computeOf({ compute: { kind: 'none' } }, [], alias)).toBeNull()
})
