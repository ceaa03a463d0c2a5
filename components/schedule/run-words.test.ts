import { workspaceAlias } from '@/lib/databricks/ids'
import type { Run } from '@/lib/resources/runs/schema'
import { aRun } from '../jobs/testing/jobs-and-runs'
import { runWords } from './run-words'

const words = (change: Partial<Run> = {}) =>
  runWords({ workspace: workspaceAlias.parse('prod'), run: aRun(change) }, 'Europe/Amsterdam')

it('says of a run its job, its state, when it began on the reader’s clock, and how long it took', () => {
  expect(words()).toBe('orders_bronze_to_silver, Succeeded, Sat 21 Nov 03:10, 10 min 00 s, in prod')
})

it('says of one that goes on since when, and no duration', () => {
  const { durations } = aRun()
  const going = {
    state: 'running',
    lifeCycle: 'RUNNING',
    result: null,
    endedAt: null,
    durations: { ...durations, totalMs: null },
  } as const
  expect(words(going)).toBe('orders_bronze_to_silver, Running, since Sat 21 Nov 03:10, in prod')
})

it('says of one that waits that it has not begun', () => {
  const waiting = { state: 'queued', lifeCycle: 'QUEUED', result: null, startedAt: null } as const
  expect(words(waiting)).toBe('orders_bronze_to_silver, Queued, not begun, in prod')
})
