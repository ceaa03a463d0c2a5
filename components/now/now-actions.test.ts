import type { NowRow } from '@/lib/views/now/schema'
import { mainActionOf } from './now-actions'

const row = (
  kind: NowRow['kind'],
  run: { isActive: boolean; startedAt: string; lifeCycle?: string; jobId?: string | null },
  recovery: NowRow['recovery'] = null,
) => ({ kind, workspace: 'prod', recovery, run: { jobId: '1', runId: '2', ...run } }) as NowRow

const at = (minute: number) => `2026-11-28T09:0${minute}:00.000Z`
const failed = row('failed', { isActive: false, startedAt: at(1) })
const newer = row('running', { isActive: true, startedAt: at(2) })

it.each<[string, NowRow, NowRow[], ReturnType<typeof mainActionOf>]>([
  ['a failure', failed, [], 'repair'],
  ['a failure whose job runs again', failed, [newer], null],
  [
    'a failure beside an older run that goes on',
    failed,
    [row('running', { isActive: true, startedAt: at(0) })],
    'repair',
  ],
  [
    'a failure that has recovered',
    row(
      'failed',
      { isActive: false, startedAt: at(1) },
      { how: 'next-run', failedRunId: failed.run.runId },
    ),
    [],
    null,
  ],
  [
    'a failure of a run without a job',
    row('failed', { isActive: false, startedAt: at(1), jobId: null }),
    [],
    null,
  ],
  ['what runs', newer, [newer], 'cancel'],
  [
    'what ends already',
    row('running', { isActive: true, startedAt: at(2), lifeCycle: 'TERMINATING' }),
    [],
    null,
  ],
])('%s has its likeliest next step beside it, or none', (_, each, active, action) => {
  expect(mainActionOf(each, active)).toBe(action)
})
