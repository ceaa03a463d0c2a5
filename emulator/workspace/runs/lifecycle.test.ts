import { hour, minute, openJobsSite, statesOf, task, type JobsSite } from './test-jobs'

let jobs: JobsSite

beforeEach(async () => {
  jobs = await openJobsSite()
  await jobs.site.control('settings', { method: 'POST', body: { taskMs: 10_000 } })
})
afterEach(() => jobs.site.close())

describe('a run', () => {
  it('is pending, running, terminating and terminated, in both of its states', async () => {
    const id = await jobs.start(await jobs.make([task('only')]))
    const seen: string[] = []
    for (const ms of [0, 1_000, 12_300, 1_000]) {
      jobs.wait(ms)
      const { state, status } = await jobs.run(id)
      seen.push(`${state.life_cycle_state}/${status.state}`)
    }
    expect(seen).toEqual([
      'PENDING/PENDING',
      'RUNNING/RUNNING',
      'TERMINATING/TERMINATING',
      'TERMINATED/TERMINATED',
    ])
    const { state, status, end_time, execution_duration, setup_duration } = await jobs.run(id)
    expect(state.result_state).toBe('SUCCESS')
    expect(status.termination_details).toMatchObject({ code: 'SUCCESS', type: 'SUCCESS' })
    expect({ execution_duration, setup_duration }).toEqual({
      execution_duration: 10_000,
      setup_duration: 2_500,
    })
    expect(end_time).toBeGreaterThan(0)
  })

  it('has no result and no end while it runs', async () => {
    const id = await jobs.start(await jobs.make([task('only')]))
    jobs.wait(5_000)
    const run = await jobs.run(id)
    expect(run.state).not.toHaveProperty('result_state')
    expect(run.status).not.toHaveProperty('termination_details')
    expect(run).not.toHaveProperty('end_time')
  })

  it('reaches the same end in one jump of the clock as in small steps', async () => {
    const made = await jobs.make([task('a'), task('b', ['a']), task('c', ['b'])], {
      max_concurrent_runs: 2,
    })
    const [jumped, stepped] = [await jobs.start(made), await jobs.start(made)]
    for (let step = 0; step < 60; step += 1) {
      jobs.wait(1_000)
      if (step % 7 === 0) await jobs.run(stepped)
    }
    const [one, two] = [await jobs.run(jumped), await jobs.run(stepped)]
    expect(one.run_duration).toBe(two.run_duration)
    expect(statesOf(one)).toEqual({ a: 'SUCCESS', b: 'SUCCESS', c: 'SUCCESS' })
  })

  it('does not show one long duration for several tasks but the time of the whole', async () => {
    const id = await jobs.start(await jobs.make([task('a'), task('b', ['a'])]))
    jobs.wait(hour)
    const run = await jobs.run(id)
    expect(run.execution_duration).toBe(0)
    expect(run.run_duration).toBe((run.end_time ?? 0) - run.start_time)
  })

  it('ends TIMEDOUT when it takes longer than its timeout', async () => {
    const id = await jobs.start(
      await jobs.make([task('a'), task('b', ['a'])], { timeout_seconds: 15 }),
    )
    jobs.wait(minute)
    const { state, status } = await jobs.run(id)
    expect(state).toMatchObject({ result_state: 'TIMEDOUT', user_cancelled_or_timedout: true })
    expect(status.termination_details?.code).toBe('CANCELED')
  })

  it('does not exist for somebody who asks for a wrong id', async () => {
    expect(await jobs.get('ben', 'runs/get?run_id=4711')).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: 'Run 4711 does not exist.',
    })
  })
})

describe('tasks', () => {
  const failing = (key: string, after: string[] = [], more = {}) =>
    task(`${key}_always_fails`, after, more)

  it('wait BLOCKED for what they depend on', async () => {
    const id = await jobs.start(await jobs.make([task('a'), task('b', ['a'])]))
    jobs.wait(5_000)
    expect(statesOf(await jobs.run(id))).toEqual({ a: 'RUNNING', b: 'BLOCKED' })
  })

  it('are UPSTREAM_FAILED after a failure, and the run tells which task it was', async () => {
    const id = await jobs.start(
      await jobs.make([failing('a'), task('b', ['a_always_fails']), task('c')]),
    )
    jobs.wait(minute)
    const run = await jobs.run(id)
    expect(statesOf(run)).toEqual({ a_always_fails: 'FAILED', b: 'UPSTREAM_FAILED', c: 'SUCCESS' })
    expect(run.state).toMatchObject({ life_cycle_state: 'INTERNAL_ERROR', result_state: 'FAILED' })
    expect(run.state.state_message).toMatch(
      /^Task a_always_fails failed with message: .* skipped\.$/,
    )
    expect(run.status.termination_details).toMatchObject({
      code: 'RUN_EXECUTION_ERROR',
      type: 'CLIENT_ERROR',
    })
  })

  it.each([
    ['ALL_SUCCESS', 'UPSTREAM_FAILED'],
    ['ALL_DONE', 'SUCCESS'],
    ['NONE_FAILED', 'UPSTREAM_FAILED'],
    ['AT_LEAST_ONE_SUCCESS', 'SUCCESS'],
    ['AT_LEAST_ONE_FAILED', 'SUCCESS'],
    ['ALL_FAILED', 'EXCLUDED'],
  ])('with run_if %s after one success and one failure come to %s', async (run_if, result) => {
    const last = task('last', ['good', 'bad_always_fails'], { run_if })
    const id = await jobs.start(await jobs.make([task('good'), failing('bad'), last]))
    jobs.wait(minute)
    expect(statesOf(await jobs.run(id))['last']).toBe(result)
  })

  it('that fail above leaves which succeed make SUCCESS_WITH_FAILURES', async () => {
    const last = task('last', ['bad_always_fails'], { run_if: 'ALL_DONE' })
    const id = await jobs.start(await jobs.make([failing('bad'), last]))
    jobs.wait(minute)
    expect((await jobs.run(id)).state).toMatchObject({
      life_cycle_state: 'TERMINATED',
      result_state: 'SUCCESS_WITH_FAILURES',
    })
  })

  it('are tried again after a wait, under a new id and the next attempt number', async () => {
    const retried = task('fails_once', [], { max_retries: 2, min_retry_interval_millis: 30_000 })
    const id = await jobs.start(await jobs.make([retried]))
    jobs.wait(20_000)
    const waiting = (await jobs.run(id)).tasks ?? []
    expect(
      waiting.map(({ state, attempt_number }) => [attempt_number, state.life_cycle_state]),
    ).toEqual([
      [0, 'TERMINATED'],
      [1, 'WAITING_FOR_RETRY'],
    ])
    expect(waiting[1]?.status.state).toBe('WAITING')
    jobs.wait(minute)
    const run = await jobs.get('ben', `runs/get?run_id=${id}`)
    expect(run.tasks).toHaveLength(1)
    expect(run.tasks?.[0]).toMatchObject({ attempt_number: 1, state: { result_state: 'SUCCESS' } })
    expect(run.state.result_state).toBe('SUCCESS')
  })

  it('fail for good when the retries are used up', async () => {
    const id = await jobs.start(await jobs.make([failing('a', [], { max_retries: 2 })]))
    jobs.wait(2 * minute)
    const { tasks = [], state } = await jobs.run(id)
    expect(tasks.map(({ attempt_number }) => attempt_number)).toEqual([0, 1, 2])
    expect(state.result_state).toBe('FAILED')
  })

  it('on the branch of a condition that is not taken are EXCLUDED', async () => {
    const gate = {
      task_key: 'gate',
      condition_task: { left: '{{job.parameters.n}}', op: 'GREATER_THAN', right: '9' },
    }
    const branch = (key: string, outcome: string) =>
      task(key, [], { depends_on: [{ task_key: 'gate', outcome }] })
    const made = await jobs.make([gate, branch('yes', 'true'), branch('no', 'false')], {
      parameters: [{ name: 'n', default: '10' }],
      max_concurrent_runs: 2,
    })
    const [first, second] = [
      await jobs.start(made),
      await jobs.start(made, { job_parameters: { n: '9' } }),
    ]
    jobs.wait(minute)
    expect(statesOf(await jobs.run(first))).toEqual({
      gate: 'SUCCESS',
      yes: 'SUCCESS',
      no: 'EXCLUDED',
    })
    expect(statesOf(await jobs.run(second))).toEqual({
      gate: 'SUCCESS',
      yes: 'EXCLUDED',
      no: 'SUCCESS',
    })
    const outcome = (await jobs.run(second)).tasks?.[0]?.condition_task?.outcome
    expect(outcome).toBe('false')
  })

  it('of a for-each run as many at a time as it allows, and are got with its own run id', async () => {
    const each = {
      task_key: 'each',
      for_each_task: { inputs: '["a","b","c","d","e"]', concurrency: 2, task: task('inner') },
    }
    const id = await jobs.start(await jobs.make([each]))
    jobs.wait(15_000)
    const [forEach] = (await jobs.run(id)).tasks ?? []
    expect(forEach?.for_each_task?.stats.task_run_stats).toMatchObject({
      total_iterations: 5,
      active_iterations: 2,
      succeeded_iterations: 2,
    })
    jobs.wait(minute)
    const own = await jobs.get('ben', `runs/get?run_id=${forEach?.run_id}`)
    expect(own.iterations).toHaveLength(5)
    expect((await jobs.run(id)).state.result_state).toBe('SUCCESS')
  })

  it('that run another job wait for its run and share its fate', async () => {
    const child = await jobs.make([failing('a')])
    const parent = await jobs.make([{ task_key: 'call', run_job_task: { job_id: child } }])
    const id = await jobs.start(parent)
    jobs.wait(2_000)
    const called = await jobs.get('ben', `runs/list?job_id=${child}&active_only=true`)
    expect(called.runs?.[0]).toMatchObject({
      trigger: 'RUN_JOB_TASK',
      trigger_info: { run_id: id },
    })
    jobs.wait(minute)
    const [task_] = (await jobs.run(id)).tasks ?? []
    expect(task_?.state.result_state).toBe('FAILED')
    const output = await jobs.get('ben', `runs/get-output?run_id=${task_?.run_id}`)
    expect(output.run_job_output?.run_id).toBe(called.runs?.[0]?.run_id)
  })
})

describe('more runs than a job allows', () => {
  it('wait QUEUED, in the order they came, when the job queues', async () => {
    const made = await jobs.make([task('a')], { queue: { enabled: true } })
    const [first, second, third] = [
      await jobs.start(made),
      await jobs.start(made),
      await jobs.start(made),
    ]
    jobs.wait(1_000)
    const queued = await jobs.run(second)
    expect(queued.state).toMatchObject({ life_cycle_state: 'QUEUED' })
    expect(queued.status.queue_details?.code).toBe('MAX_CONCURRENT_RUNS_REACHED')
    jobs.wait(14_000)
    expect((await jobs.run(first)).state.result_state).toBe('SUCCESS')
    expect((await jobs.run(second)).state.life_cycle_state).toBe('RUNNING')
    expect((await jobs.run(third)).state.life_cycle_state).toBe('QUEUED')
    jobs.wait(minute)
    expect((await jobs.run(third)).state.result_state).toBe('SUCCESS')
    expect((await jobs.run(third)).queue_duration).toBeGreaterThan(20_000)
  })

  it('are SKIPPED when it does not', async () => {
    const made = await jobs.make([task('a')])
    await jobs.start(made)
    const { state, status } = await jobs.run(await jobs.start(made))
    expect(state).toMatchObject({
      life_cycle_state: 'SKIPPED',
      result_state: 'MAXIMUM_CONCURRENT_RUNS_REACHED',
    })
    expect(status).toMatchObject({
      state: 'TERMINATED',
      termination_details: { code: 'MAX_CONCURRENT_RUNS_EXCEEDED' },
    })
  })

  it('are not waited for longer than two days', async () => {
    const made = await jobs.make([task('a_never_ends')], { queue: { enabled: true } })
    await jobs.site.control('settings', { method: 'POST', body: { taskMs: null } })
    await jobs.start(made)
    const second = await jobs.start(made)
    jobs.wait(49 * hour)
    expect((await jobs.run(second)).state.life_cycle_state).toBe('SKIPPED')
  })
})

describe('a job that starts by itself', () => {
  const last = async (jobId: number) =>
    (await jobs.get('ben', `runs/list?job_id=${jobId}&limit=25`)).runs ?? []

  it('fires at the times of its schedule when the clock passes them', async () => {
    const schedule = { quartz_cron_expression: '0 0 * * * ?', timezone_id: 'UTC' }
    const made = await jobs.make([task('a')], { schedule })
    jobs.wait(5 * hour)
    const runs = await last(made)
    expect(runs).toHaveLength(5)
    expect(
      runs.every(({ trigger, start_time }) => trigger === 'PERIODIC' && start_time % hour === 0),
    ).toBe(true)
  })

  it('does nothing while paused', async () => {
    const schedule = {
      quartz_cron_expression: '0 0 * * * ?',
      timezone_id: 'UTC',
      pause_status: 'PAUSED',
    }
    const made = await jobs.make([task('a')], { schedule })
    jobs.wait(5 * hour)
    expect(await last(made)).toEqual([])
    await jobs.post('ben', 'update', {
      job_id: made,
      new_settings: { schedule: { ...schedule, pause_status: 'UNPAUSED' } },
    })
    jobs.wait(2 * hour)
    expect(await last(made)).toHaveLength(2)
  })

  it('is started again as soon as it ends when it is continuous', async () => {
    const made = await jobs.make([task('a')], { continuous: { pause_status: 'UNPAUSED' } })
    jobs.wait(minute)
    const runs = await last(made)
    expect(runs.length).toBeGreaterThan(2)
    expect(runs.filter(({ state }) => !state.result_state)).toHaveLength(1)
  })

  it('runs every so many hours when it is periodic', async () => {
    const made = await jobs.make([task('a')], {
      trigger: { periodic: { interval: 2, unit: 'HOURS' } },
    })
    jobs.wait(9 * hour)
    expect(await last(made)).toHaveLength(4)
  })
})
