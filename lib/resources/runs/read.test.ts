import { foldState } from './fold-state'
import { readRun, readRunPage, toRunDetail } from './read'
import { run, runDetail, runPage } from './schema'
import { runWire } from './wire'

const fold = (state?: object, status?: object) => foldState(state, status).state
const ended = (result_state: string) => ({ life_cycle_state: 'TERMINATED', result_state })
const details = (code: string, type = 'CLIENT_ERROR') => ({
  state: 'TERMINATED',
  termination_details: { code, type },
})

describe('a state', () => {
  it.each([
    ['QUEUED', 'queued'],
    ['BLOCKED', 'queued'],
    ['WAITING_FOR_RETRY', 'queued'],
    ['PENDING', 'running'],
    ['RUNNING', 'running'],
    ['TERMINATING', 'running'],
    ['SKIPPED', 'skipped'],
    ['INTERNAL_ERROR', 'failed'],
    ['NEWER_THAN_THIS', 'unknown'],
    ['constructor', 'unknown'],
  ])('of the life cycle, %s, is %s', (life_cycle_state, expected) => {
    expect(fold({ life_cycle_state })).toBe(expected)
  })

  it.each([
    ['SUCCESS', 'succeeded'],
    ['SUCCESS_WITH_FAILURES', 'warning'],
    ['FAILED', 'failed'],
    ['TIMEDOUT', 'failed'],
    ['CANCELED', 'canceled'],
    ['UPSTREAM_FAILED', 'skipped'],
    ['UPSTREAM_CANCELED', 'skipped'],
    ['EXCLUDED', 'skipped'],
    ['DISABLED', 'skipped'],
    ['MAXIMUM_CONCURRENT_RUNS_REACHED', 'skipped'],
  ])('of an end, %s, is %s', (result, expected) => {
    expect(fold(ended(result))).toBe(expected)
  })

  it.each([
    ['SUCCESS', 'SUCCESS', 'succeeded'],
    ['SUCCESS_WITH_FAILURES', 'SUCCESS', 'warning'],
    ['USER_CANCELED', 'CLIENT_ERROR', 'canceled'],
    ['MAX_CONCURRENT_RUNS_EXCEEDED', 'CLIENT_ERROR', 'skipped'],
    ['CLOUD_FAILURE', 'CLOUD_FAILURE', 'failed'],
    ['NEWER_THAN_THIS', 'INTERNAL_ERROR', 'failed'],
  ])('told only by the newer API, %s, is read just so', (code, type, expected) => {
    expect(fold(undefined, details(code, type))).toBe(expected)
  })

  it('that is not there at all is unknown', () => {
    expect(fold()).toBe('unknown')
    expect(fold(undefined, { state: 'RUNNING' })).toBe('running')
    expect(foldState(undefined, { state: 'WAITING' }).lifeCycle).toBe('WAITING_FOR_RETRY')
  })

  it('keeps the words of Databricks, and says why something waits', () => {
    const reason = 'Queued due to reaching maximum concurrent runs of 1.'
    expect(
      foldState(
        { life_cycle_state: 'QUEUED', queue_reason: reason, state_message: 'x' },
        undefined,
      ),
    ).toMatchObject({ isActive: true, message: reason, lifeCycle: 'QUEUED' })
    expect(foldState(ended('FAILED'), details('RUN_EXECUTION_ERROR'))).toMatchObject({
      isActive: false,
      code: 'RUN_EXECUTION_ERROR',
      codeType: 'CLIENT_ERROR',
    })
  })
})

const big = '620000000000000017'
const wire = {
  run_id: big,
  job_id: '9007199254740993',
  state: ended('SUCCESS'),
  start_time: 1_000_000,
  end_time: 1_100_000,
}

describe('a run', () => {
  it('keeps ids beyond 2^53 as they are, and small ones come as texts too', () => {
    expect(run.parse(readRun.parse(wire))).toMatchObject({ runId: big, jobId: '9007199254740993' })
    expect(readRun.parse({ ...wire, run_id: 17 }).runId).toBe('17')
    expect(readRun.safeParse({ ...wire, run_id: 1.5 }).success).toBe(false)
    expect(readRun.safeParse({ ...wire, run_id: 2 ** 60 }).success).toBe(false)
  })

  it('without a job has none, however that is written', () => {
    expect(
      readRun.parse({ ...wire, job_id: 0, job_run_id: 0, trigger_info: { run_id: 0 } }),
    ).toMatchObject({
      jobId: null,
      parentRunId: null,
    })
  })

  it('that says nothing but its id is still one', () => {
    expect(run.parse(readRun.parse({ run_id: 5 }))).toMatchObject({
      name: 'Run 5',
      state: 'unknown',
      jobId: null,
      startedAt: null,
      progress: null,
      wasRepaired: false,
    })
  })

  it.each([
    ['what the API calls its duration', { run_duration: 7_000, setup_duration: 1 }, 7_000],
    [
      'its parts',
      { setup_duration: 1_000, execution_duration: 2_000, cleanup_duration: 500 },
      3_500,
    ],
    ['its ends without the wait', { queue_duration: 40_000 }, 60_000],
  ])('took %s', (_what, more, expected) => {
    expect(readRun.parse({ ...wire, ...more }).durations.totalMs).toBe(expected)
  })

  it('that goes on has neither an end nor a duration', () => {
    const active = { ...wire, state: { life_cycle_state: 'RUNNING' }, end_time: 0, run_duration: 5 }
    expect(readRun.parse(active)).toMatchObject({ endedAt: null, durations: { totalMs: null } })
  })

  it('was repaired when more time passed than it ran', () => {
    const repaired = { ...wire, end_time: 9_000_000, run_duration: 100_000 }
    expect(readRun.parse(repaired).wasRepaired).toBe(true)
    expect(readRun.parse({ ...repaired, queue_duration: 7_900_000 }).wasRepaired).toBe(false)
    expect(readRun.parse({ ...wire, run_duration: 99_000 }).wasRepaired).toBe(false)
  })

  it('tells how far its tasks are, each task once', () => {
    const task = (task_key: string, attempt_number: number, state: object) => ({
      task_key,
      run_id: attempt_number + 1,
      attempt_number,
      state,
    })
    const tasks = [
      task('a', 0, ended('FAILED')),
      task('a', 1, { life_cycle_state: 'RUNNING' }),
      task('b', 0, ended('SUCCESS')),
    ]
    expect(readRun.parse({ ...wire, tasks, has_more: true }).progress).toEqual({
      done: 1,
      total: 2,
      isPartial: true,
    })
  })

  it('is listed with an end of the list that is missing or empty', () => {
    expect(readRunPage.parse({})).toEqual({ items: [], nextPageToken: null })
    expect(readRunPage.parse({ runs: [wire], next_page_token: '' }).nextPageToken).toBeNull()
    const at = new Date(0).toISOString()
    const page = {
      ...readRunPage.parse({ runs: [wire] }),
      coverage: { from: at, to: at, complete: true, missing: [], stoppedBy: null },
      asOf: at,
    }
    expect(runPage.safeParse(page).success).toBe(true)
  })
})

describe('a whole run', () => {
  const at = new Date(0).toISOString()
  const detail = (more: object) => toRunDetail(runWire.parse({ ...wire, ...more }), at)

  it('has the last attempt of each task in the order of their start, and those before apart', () => {
    const task = (task_key: string, attempt_number: number, start_time: number) => ({
      task_key,
      attempt_number,
      start_time,
      run_id: start_time + 1,
    })
    const found = detail({
      tasks: [task('late', 0, 0), task('b', 0, 30), task('a', 0, 10), task('a', 1, 50)],
    })
    expect(found.tasks.map(({ taskKey, attemptNumber }) => [taskKey, attemptNumber])).toEqual([
      ['b', 0],
      ['a', 1],
      ['late', 0],
    ])
    expect(found.earlierAttempts.map(({ taskKey }) => taskKey)).toEqual(['a'])
    expect(runDetail.safeParse(found).success).toBe(true)
  })

  it('tells its repairs, its parameters and the commit it ran', () => {
    const found = detail({
      git_source: {
        git_url: 'https://x',
        git_branch: 'main',
        git_snapshot: { used_commit: '9f2c1ab' },
      },
      job_parameters: [{ name: 'day', default: 'today', value: '2026-11-21' }],
      overriding_parameters: { notebook_params: { full: 'true' }, python_params: ['--fast'] },
      repair_history: [
        { type: 'ORIGINAL', state: ended('FAILED'), task_run_ids: [1, 2] },
        { type: 'REPAIR', id: '9007199254740995', state: ended('SUCCESS'), task_run_ids: [3] },
      ],
    })
    expect(found.attempts.map(({ kind, repairId, state }) => [kind, repairId, state])).toEqual([
      ['original', null, 'failed'],
      ['repair', '9007199254740995', 'succeeded'],
    ])
    expect(found.parameters).toEqual([
      { name: 'day', value: '2026-11-21', default: 'today', of: 'job' },
      { name: 'full', value: 'true', default: null, of: 'notebook' },
      { name: '1', value: '--fast', default: null, of: 'python' },
    ])
    expect([found.git?.commit, found.wasRepaired]).toEqual(['9f2c1ab', true])
    expect(runDetail.safeParse(found).success).toBe(true)
  })

  it('says of each task what it runs, on what, and with which values', () => {
    const [notebook, query, branch, other, loop] = detail({
      tasks: [
        {
          task_key: 'n',
          run_id: 2,
          start_time: 1,
          notebook_task: { notebook_path: '/a' },
          job_cluster_key: 'main',
          cluster_instance: { cluster_id: '1122-024000-95efa669' },
          resolved_values: { notebook_task: { base_parameters: { day: 'x' } } },
        },
        {
          task_key: 'q',
          run_id: 3,
          start_time: 2,
          sql_task: { warehouse_id: 'a1b2c3d4e5f60718', query: { query_id: 'q1' } },
        },
        {
          task_key: 'c',
          run_id: 4,
          start_time: 3,
          condition_task: { left: '1', op: 'EQUAL_TO', right: '2', outcome: 'false' },
        },
        { task_key: 'o', run_id: 5, start_time: 4, quantum_task: {} },
        {
          task_key: 'f',
          run_id: 6,
          start_time: 5,
          for_each_task: {
            inputs: '[1,2]',
            task: { spark_python_task: { python_file: '/b.py' } },
            stats: { task_run_stats: { total_iterations: 2, failed_iterations: 1 } },
          },
        },
      ],
    }).tasks
    expect(notebook).toMatchObject({
      kind: 'notebook',
      target: '/a',
      compute: { kind: 'job-cluster', key: 'main' },
      clusterId: '1122-024000-95efa669',
      parameters: [{ name: 'day', value: 'x' }],
    })
    expect(query).toMatchObject({ target: 'q1', compute: { kind: 'warehouse' } })
    expect(branch).toMatchObject({
      target: '1 EQUAL_TO 2',
      outcome: 'false',
      compute: { kind: 'none' },
    })
    expect(other).toMatchObject({ kind: 'other', compute: { kind: 'serverless' } })
    expect(loop).toMatchObject({
      kind: 'for-each',
      target: '/b.py',
      forEach: { kind: 'python' },
      iterations: { total: 2, failed: 1 },
    })
  })

  it('that is the run of a task says whose', () => {
    expect(detail({ job_run_id: 77 }).jobRunId).toBe('77')
    expect(detail({ job_run_id: big }).jobRunId).toBeNull()
  })
})
