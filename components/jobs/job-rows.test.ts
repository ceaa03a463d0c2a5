import { jobId, runId } from '@/lib/databricks/ids'
import { groupsOf } from './job-group'
import { mergeRuns, withRuns } from './job-rows'
import { aWorkspace } from '../workspaces/testing/a-workspace'
import { aJob, aRun, aRunPage } from './testing/jobs-and-runs'

const prod = aWorkspace()
const run = (id: string, change: Parameters<typeof aRun>[0] = {}) =>
  aRun({ runId: runId.parse(id), ...change })

const rowsOf = (page: ReturnType<typeof aRunPage> | undefined) =>
  withRuns(
    [{ workspace: prod.alias, job: aJob() }],
    [prod],
    [{ workspace: prod, live: { data: page } }],
  )

it('each job has its own recent runs, the newest first', () => {
  const other = jobId.parse('7')
  const [row] = rowsOf(aRunPage([run('3'), run('2', { jobId: other }), run('1')]))
  expect(row?.recent.map((each) => each.runId)).toEqual(['3', '1'])
})

it('before the runs have come, a job stands nowhere', () => {
  const [row] = rowsOf(undefined)
  expect(row?.recent).toEqual([])
  expect(row && groupsOf(row)).toEqual([])
})

it('a run from before a gap is not taken for the last one', () => {
  const missing = [{ from: '2026-11-21T04:00:00.000Z', to: '2026-11-21T05:00:00.000Z' }]
  const page = aRunPage(
    [
      run('2', { startedAt: '2026-11-21T06:00:00.000Z' }),
      run('1', { startedAt: '2026-11-21T02:00:00.000Z' }),
    ],
    { complete: false, missing, stoppedBy: 'budget' },
  )
  expect(rowsOf(page)[0]?.recent.map((each) => each.runId)).toEqual(['2'])
})

it('a run that both lists tell is there once, as it stands now', () => {
  const merged = mergeRuns([run('2', { state: 'failed' })], [run('2'), run('1')])
  expect(merged.map(({ runId: id, state }) => [id, state])).toEqual([
    ['2', 'failed'],
    ['1', 'succeeded'],
  ])
})

it('a paused job counts by its last run, too', () => {
  const job = aJob({ isPaused: true })
  expect(groupsOf({ workspace: prod, job, recent: [run('1', { state: 'failed' })] })).toEqual([
    'failed',
    'paused',
  ])
  expect(groupsOf({ workspace: prod, job, recent: [run('1', { state: 'warning' })] })).toEqual([
    'succeeded',
    'paused',
  ])
})
