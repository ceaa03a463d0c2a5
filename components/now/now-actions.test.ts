import { runId } from '@/lib/databricks/ids'
import type { NowRow } from '@/lib/views/now/schema'
import { mainActionOf } from './now-actions'

const other = runId.parse('7')
const row = (more: Partial<NowRow>, run: Partial<NowRow['run']> = {}) =>
  ({
    kind: 'failed',
    workspace: 'prod',
    recovery: null,
    goesOnAs: null,
    ...more,
    run: { jobId: '1', runId: '2', isActive: false, ...run },
  }) as NowRow

it.each<[string, NowRow, ReturnType<typeof mainActionOf>]>([
  ['a failure', row({}), 'repair'],
  ['a failure whose job runs again', row({ goesOnAs: other }), null],
  [
    'a failure that has recovered',
    row({ recovery: { how: 'next-run', failedRunId: other } }),
    null,
  ],
  ['a failure of a run without a job', row({}, { jobId: null }), null],
  ['what runs', row({ kind: 'running' }, { isActive: true }), 'cancel'],
  [
    'what ends already',
    row({ kind: 'running' }, { isActive: true, lifeCycle: 'TERMINATING' }),
    null,
  ],
])('%s has its likeliest next step beside it, or none', (_, each, action) => {
  expect(mainActionOf(each)).toBe(action)
})
