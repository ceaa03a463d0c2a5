import { minute, openJobsSite, statesOf, task, type JobsSite } from './test-jobs'

let jobs: JobsSite

beforeEach(async () => {
  jobs = await openJobsSite()
  await jobs.site.control('settings', { method: 'POST', body: { taskMs: 10_000 } })
})
afterEach(() => jobs.site.close())

const repair = (body: object) => jobs.post('ben', 'runs/repair', body)

describe('run-now', () => {
  it('gives the same run for the same token, a hundred times', async () => {
    const job_id = await jobs.make([task('a')], { max_concurrent_runs: 1000 })
    const ids = new Set<number>()
    for (let press = 0; press < 100; press += 1) {
      ids.add(await jobs.start(job_id, { idempotency_token: 'one-press' }))
    }
    expect(ids.size).toBe(1)
    expect(await jobs.start(job_id, { idempotency_token: 'another' })).not.toBe([...ids][0])
    expect((await jobs.get('ben', `runs/list?job_id=${job_id}`)).runs).toHaveLength(2)
  })

  it('takes a token of 64 characters and refuses one of 65', async () => {
    const job_id = await jobs.make([task('a')])
    const at = (length: number) =>
      jobs.post('ben', 'run-now', { job_id, idempotency_token: 'x'.repeat(length) })
    expect((await at(64)).run_id).toBeGreaterThan(0)
    expect(await at(65)).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })

  it('refuses the token of a run that was deleted', async () => {
    const job_id = await jobs.make([task('a')])
    const run_id = await jobs.start(job_id, { idempotency_token: 'gone' })
    jobs.wait(minute)
    await jobs.post('ben', 'runs/delete', { run_id })
    expect(await jobs.post('ben', 'run-now', { job_id, idempotency_token: 'gone' })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })

  it('runs only the tasks that are named, with what they need or what needs them', async () => {
    const made = await jobs.make([task('a'), task('b', ['a']), task('c', ['b'])], {
      max_concurrent_runs: 9,
    })
    const keys = async (only: string[]) =>
      Object.keys(statesOf(await jobs.run(await jobs.start(made, { only }))))
    expect(await keys(['b'])).toEqual(['b'])
    expect(await keys(['+b'])).toEqual(['a', 'b'])
    expect(await keys(['b+'])).toEqual(['b', 'c'])
    expect(await jobs.post('ben', 'run-now', { job_id: made, only: ['x'] })).toMatchObject({
      message: `Task 'x' does not exist in job ${made}.`,
    })
  })

  it.each([
    ['named ones as a list', { notebook_params: ['a'] }],
    ['listed ones as an object', { python_params: { a: 'x' } }],
    ['values that are no texts', { sql_params: { a: 1 } }],
    ['more than 10,000 bytes', { jar_params: ['x'.repeat(10_000)] }],
    ['those of JARs and of notebooks together', { jar_params: ['a'], notebook_params: { a: 'x' } }],
    [
      'those of the job and of a notebook together',
      { job_parameters: { a: 'x' }, notebook_params: { a: 'x' } },
    ],
    [
      'those of the job and of a script together',
      { job_parameters: { a: 'x' }, python_params: ['x'] },
    ],
  ])('refuses %s', async (_, parameters) => {
    const job_id = await jobs.make([task('a')])
    expect(await jobs.post('ben', 'run-now', { job_id, ...parameters })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })

  it('takes those of the job beside empty ones of its tasks, and the other way round', async () => {
    const made = await jobs.make([task('a')], { max_concurrent_runs: 2 })
    const ofJob = await jobs.start(made, { job_parameters: { a: 'x' }, python_params: [] })
    const ofTasks = await jobs.start(made, { job_parameters: {}, notebook_params: { a: 'x' } })
    expect((await jobs.run(ofJob)).job_parameters).toEqual([{ name: 'a', value: 'x' }])
    expect(await jobs.run(ofTasks)).toMatchObject({
      overriding_parameters: { notebook_params: { a: 'x' } },
    })
  })

  it('shows the values of parameters beside their defaults', async () => {
    const made = await jobs.make([task('a')], { parameters: [{ name: 'region', default: 'emea' }] })
    const run = await jobs.run(await jobs.start(made, { job_parameters: { region: 'apac' } }))
    expect(run.job_parameters).toEqual([{ name: 'region', default: 'emea', value: 'apac' }])
  })

  it('lets one run wait though the job does not queue', async () => {
    const made = await jobs.make([task('a')])
    await jobs.start(made)
    const run = await jobs.run(await jobs.start(made, { queue: { enabled: true } }))
    expect(run.state.life_cycle_state).toBe('QUEUED')
  })
})

describe('cancel', () => {
  it('comes back at once and ends the run a moment later', async () => {
    const run_id = await jobs.start(await jobs.make([task('a'), task('b', ['a'])]))
    jobs.wait(5_000)
    expect(await jobs.post('ben', 'runs/cancel', { run_id })).toEqual({})
    expect((await jobs.run(run_id)).state.life_cycle_state).toBe('TERMINATING')
    jobs.wait(3_000)
    const run = await jobs.run(run_id)
    expect(run.state).toMatchObject({ result_state: 'CANCELED', user_cancelled_or_timedout: true })
    expect(run.status.termination_details?.code).toBe('USER_CANCELED')
    expect(statesOf(run)).toEqual({ a: 'CANCELED', b: 'UPSTREAM_CANCELED' })
  })

  it('does nothing to a run that has ended', async () => {
    const run_id = await jobs.start(await jobs.make([task('a')]))
    jobs.wait(minute)
    expect(await jobs.post('ben', 'runs/cancel', { run_id })).toEqual({})
    expect((await jobs.run(run_id)).state.result_state).toBe('SUCCESS')
  })

  it('of all runs of a job ends those that wait too, and none begins instead', async () => {
    const job_id = await jobs.make([task('a')], { queue: { enabled: true } })
    const ids = [await jobs.start(job_id), await jobs.start(job_id), await jobs.start(job_id)]
    jobs.wait(2_000)
    await jobs.post('ben', 'runs/cancel-all', { job_id })
    jobs.wait(minute)
    for (const id of ids) expect((await jobs.run(id)).state.result_state).toBe('CANCELED')
  })

  it('of the queued runs leaves the one that runs', async () => {
    const job_id = await jobs.make([task('a')], { queue: { enabled: true } })
    const [first, second] = [await jobs.start(job_id), await jobs.start(job_id)]
    await jobs.post('ben', 'runs/cancel-all', { job_id, all_queued_runs: true })
    jobs.wait(minute)
    expect((await jobs.run(first)).state.result_state).toBe('SUCCESS')
    expect((await jobs.run(second)).state.result_state).toBe('CANCELED')
  })

  it('of a run with a run-job task ends the run that this started', async () => {
    const child = await jobs.make([task('a')])
    const run_id = await jobs.start(
      await jobs.make([{ task_key: 'call', run_job_task: { job_id: child } }]),
    )
    jobs.wait(3_000)
    await jobs.post('ben', 'runs/cancel', { run_id })
    jobs.wait(minute)
    const [called] = (await jobs.get('ben', `runs/list?job_id=${child}`)).runs ?? []
    expect(called?.state.result_state).toBe('CANCELED')
  })
})

describe('repair', () => {
  const failing = [task('a'), task('b_fails_once', ['a']), task('c', ['b_fails_once'])]

  async function failed() {
    const run_id = await jobs.start(await jobs.make(failing))
    jobs.wait(2 * minute)
    return run_id
  }

  it('runs what failed and what was skipped again, under the same run id', async () => {
    const run_id = await failed()
    const { repair_id } = await repair({ run_id, rerun_all_failed_tasks: true })
    jobs.wait(2_000)
    expect((await jobs.run(run_id)).state.life_cycle_state).toBe('RUNNING')
    jobs.wait(2 * minute)
    const run = await jobs.get('ben', `runs/get?run_id=${run_id}&include_history=true`)
    expect(run.state.result_state).toBe('SUCCESS')
    expect(
      run.repair_history?.map(({ type, id, state }) => [type, id, state.result_state]),
    ).toEqual([
      ['ORIGINAL', undefined, 'FAILED'],
      ['REPAIR', repair_id, 'SUCCESS'],
    ])
    expect(run.repair_history?.[1]?.task_run_ids).toHaveLength(2)
    expect(
      run.tasks?.map(({ task_key, attempt_number }) => `${task_key} ${attempt_number}`),
    ).toEqual(['a 0', 'b_fails_once 0', 'c 0', 'b_fails_once 1', 'c 1'])
  })

  it('shows the latest attempts alone when nobody asks for the history', async () => {
    const run_id = await failed()
    await repair({ run_id, rerun_tasks: ['b_fails_once'], rerun_dependent_tasks: true })
    jobs.wait(2 * minute)
    const run = await jobs.get('ben', `runs/get?run_id=${run_id}`)
    expect(statesOf(run)).toEqual({ a: 'SUCCESS', b_fails_once: 'SUCCESS', c: 'SUCCESS' })
    expect(run).not.toHaveProperty('repair_history')
  })

  it('is refused while the run is active', async () => {
    const run_id = await jobs.start(await jobs.make(failing))
    expect(await repair({ run_id, rerun_all_failed_tasks: true })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: `Run ${run_id} is active and cannot be repaired.`,
    })
  })

  it('needs the latest repair id from the second time on, and refuses a stale one', async () => {
    const run_id = await failed()
    const again = (more: object) => repair({ run_id, rerun_tasks: ['c'], ...more })
    const first = await again({})
    jobs.wait(2 * minute)
    expect(await again({})).toMatchObject({
      message: 'The latest repair ID needs to be provided in order to create a new repair.',
    })
    const second = await again({ latest_repair_id: first.repair_id })
    expect(second.repair_id).not.toBe(first.repair_id)
    jobs.wait(2 * minute)
    expect(await again({ latest_repair_id: first.repair_id })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })

  it('refuses a repair id where there was no repair', async () => {
    const run_id = await failed()
    expect(await repair({ run_id, rerun_tasks: ['c'], latest_repair_id: 7 })).toHaveProperty(
      'error_code',
    )
  })

  it.each([
    ['no tasks', {}],
    ['an unknown task', { rerun_tasks: ['nope'] }],
    ['both ways at once', { rerun_tasks: ['c'], rerun_all_failed_tasks: true }],
    [
      'parameters of the job and of its tasks',
      { rerun_tasks: ['c'], job_parameters: { a: 'x' }, sql_params: { a: 'x' } },
    ],
  ])('refuses a request with %s', async (_what, body) => {
    expect(await repair({ run_id: await failed(), ...body })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })
})

describe('submit and delete', () => {
  it('runs tasks without a job, once per token, for whoever submitted them', async () => {
    const body = { run_name: 'one-off', tasks: [task('a')], idempotency_token: 't' }
    const { run_id } = await jobs.post('ben', 'runs/submit', body)
    expect((await jobs.post('ben', 'runs/submit', body)).run_id).toBe(run_id)
    jobs.wait(minute)
    const run = await jobs.run(run_id)
    expect(run).toMatchObject({
      run_type: 'SUBMIT_RUN',
      run_name: 'one-off',
      state: { result_state: 'SUCCESS' },
    })
    expect(await jobs.get('chloe', `runs/get?run_id=${run_id}`)).toMatchObject({
      error_code: 'PERMISSION_DENIED',
    })
    expect((await jobs.get('ada', `runs/get?run_id=${run_id}`)).run_id).toBe(run_id)
  })

  it('refuses a submission without tasks', async () => {
    expect(await jobs.post('ben', 'runs/submit', {})).toMatchObject({
      message: 'Missing required field: tasks',
    })
  })

  it('deletes a run that has ended, and no other', async () => {
    const run_id = await jobs.start(await jobs.make([task('a')]))
    expect(await jobs.post('ben', 'runs/delete', { run_id })).toHaveProperty('error_code')
    jobs.wait(minute)
    expect(await jobs.post('ben', 'runs/delete', { run_id })).toEqual({})
    expect(await jobs.get('ben', `runs/get?run_id=${run_id}`)).toHaveProperty('error_code')
  })
})
