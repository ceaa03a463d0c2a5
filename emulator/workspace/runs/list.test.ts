import {
  hour,
  minute,
  openJobsSite,
  task,
  type JobsSite,
  type Reply,
  type RunReply,
} from './test-jobs'

let jobs: JobsSite

beforeAll(async () => {
  jobs = await openJobsSite()
})
afterAll(() => jobs.site.close())

const list = (query: string, who: 'ada' | 'ben' | 'chloe' = 'ada') =>
  jobs.get(who, `runs/list?${query}`)
const ids = ({ runs = [] }: Reply) => runs.map(({ run_id }) => run_id)
const now = () => jobs.site.clock.now()

describe('a page of runs', () => {
  it('has 20 unless asked, 25 for 0, and the newest start first', async () => {
    expect((await list('')).runs).toHaveLength(20)
    const { runs = [], has_more } = await list('limit=0')
    expect(runs).toHaveLength(25)
    expect(has_more).toBe(true)
    const starts = runs.map(({ start_time }) => start_time)
    expect([...starts].sort((a, b) => b - a)).toEqual(starts)
  })

  it.each(['limit=26', 'limit=-1', 'limit=x', 'page_token=abc', 'run_type=ODD'])(
    'refuses %s',
    async (query) => {
      expect(await list(query)).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
    },
  )

  it('refuses active_only together with completed_only', async () => {
    expect(await list('active_only=true&completed_only=true')).toHaveProperty('error_code')
  })

  it('refuses a token that was made for another list', async () => {
    const { next_page_token } = await list('limit=5')
    expect(await list(`limit=5&completed_only=true&page_token=${next_page_token}`)).toMatchObject({
      message: 'Invalid page token',
    })
  })

  it('goes on where the one before ended, though runs have begun since', async () => {
    const first = await list('limit=10')
    const id = await jobs.start(await jobs.make([task('a')]))
    const second = await list(`limit=10&page_token=${first.next_page_token}`)
    const both = [...ids(first), ...ids(second)]
    expect(new Set(both).size).toBe(20)
    expect(both).not.toContain(id)
    const back = await list(`limit=10&page_token=${second.prev_page_token}`)
    expect(ids(back)).toEqual(ids(first))
  })

  it('leaves the tasks out unless asked to expand them', async () => {
    const [bare] = (await list('limit=1')).runs ?? []
    expect(bare).not.toHaveProperty('tasks')
    const [whole] = (await list('limit=1&expand_tasks=true')).runs ?? []
    expect(whole?.tasks?.length).toBeGreaterThan(0)
  })
})

describe('a filter of runs', () => {
  it('by time holds both bounds', async () => {
    const [from, to] = [now() - 30 * hour, now() - 24 * hour]
    const { runs = [] } = await list(`limit=25&start_time_from=${from}&start_time_to=${to}`)
    expect(runs.length).toBeGreaterThan(10)
    expect(runs.every(({ start_time }) => start_time >= from && start_time <= to)).toBe(true)
  })

  it('by slices of time finds every run once', async () => {
    const [from, to] = [now() - 6 * hour, now()]
    const all = async (start: number, end: number) => {
      const found: number[] = []
      for (let token = ''; ;) {
        const page = await list(`limit=25&start_time_from=${start}&start_time_to=${end}${token}`)
        found.push(...ids(page))
        if (!page.next_page_token) return found
        token = `&page_token=${page.next_page_token}`
      }
    }
    const whole = await all(from, to)
    const slices = await Promise.all(
      [0, 1, 2].map((index) => all(from + index * 2 * hour, from + (index + 1) * 2 * hour - 1)),
    )
    expect(new Set(slices.flat())).toEqual(
      new Set(whole.filter((id) => slices.flat().includes(id))),
    )
    expect(slices.flat().length).toBeGreaterThanOrEqual(whole.length - 1)
  })

  it('active_only gives exactly what has not ended, completed_only the rest', async () => {
    const { runs: active = [] } = await list('limit=25&active_only=true')
    expect(active.length).toBeGreaterThan(10)
    expect(active.every(({ state }) => state.result_state === undefined)).toBe(true)
    const { runs: completed = [] } = await list('limit=25&completed_only=true')
    expect(completed.every(({ state }) => state.result_state !== undefined)).toBe(true)
  })

  it('by job gives its runs alone, 60 days of them at most', async () => {
    const [job] = (await jobs.get('ada', 'list?name=dbt_marts_hourly')).jobs ?? []
    const { runs = [] } = await list(`limit=25&job_id=${job?.job_id}`)
    expect(runs.every(({ job_id }) => job_id === job?.job_id)).toBe(true)
    const old = await list(`job_id=${job?.job_id}&start_time_to=${now() - 61 * 24 * hour}`)
    expect(old).toEqual({ has_more: false })
  })

  it('by a job that does not exist is refused', async () => {
    expect(await list('job_id=5')).toMatchObject({ message: 'Job 5 does not exist.' })
  })

  it('shows nobody a run of a job that they do not see', async () => {
    const names = new Set<string>()
    for (let token = '', pages = 0; pages < 12; pages += 1) {
      const page = await list(`limit=25${token}`, 'chloe')
      for (const { run_name } of page.runs ?? []) names.add(run_name)
      if (!page.next_page_token) break
      token = `&page_token=${page.next_page_token}`
    }
    const visible = (await jobs.get('chloe', 'list?limit=100')).jobs?.map(
      ({ settings }) => settings.name,
    )
    expect(names.size).toBeGreaterThan(3)
    expect([...names].every((name) => visible?.includes(name))).toBe(true)
  })
})

describe('output', () => {
  const newestOf = async (name: string, number = 0): Promise<RunReply> => {
    const [job] = (await jobs.get('ada', `list?name=${name}`)).jobs ?? []
    const { runs = [] } = await list(`job_id=${job?.job_id}&completed_only=true&expand_tasks=true`)
    return runs[number] as RunReply
  }
  const output = (id: number | undefined) => jobs.get('ada', `runs/get-output?run_id=${id}`)

  it('belongs to a task: of a run with several it is refused in the words of the service', async () => {
    const run = await newestOf('finance_daily_close')
    expect(await output(run.run_id)).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message:
        'Retrieving the output of runs with multiple tasks is not supported. Please retrieve the output of each individual task run instead.',
    })
  })

  it('of the burst is one root cause, with the trace that leads to a line', async () => {
    const run = await newestOf('finance_daily_close')
    const failed = run.tasks?.find(({ state }) => state.result_state === 'FAILED')
    const { error = '', error_trace = '', metadata } = await output(failed?.run_id)
    expect(error).toMatch(
      /^AnalysisException: \[TABLE_OR_VIEW_NOT_FOUND\] .*`main`\.`sales`\.`orders_\d{8}`/,
    )
    expect(error_trace).toContain('---> ')
    expect(error_trace).toContain('py4j')
    expect(metadata.run_id).toBe(failed?.run_id)
  })

  it('of a task that prints more than 5 MB is its last 5 MB, which end with the error', async () => {
    const run = await newestOf('events_backfill_replay')
    const { logs = '', logs_truncated, error } = await output(run.tasks?.[0]?.run_id)
    expect(logs).toHaveLength(5 * 1024 * 1024)
    expect(logs_truncated).toBe(true)
    expect(
      logs.trimEnd().endsWith((error ?? '?').slice(-40)) || logs.includes('ConcurrentAppend'),
    ).toBe(true)
  })

  it('of a notebook that succeeded is what it exits with', async () => {
    const run = await newestOf('stock_levels_gold')
    const { notebook_output } = await output(run.tasks?.[0]?.run_id)
    expect(JSON.parse(notebook_output?.result ?? '')).toMatchObject({ status: 'ok' })
  })

  it('of a task whose cluster never came up has an error and no trace', async () => {
    const [job] = (await jobs.get('ada', 'list?name=gpu_embedding_refresh', 'dev')).jobs ?? []
    const path = `runs/list?job_id=${job?.job_id}&limit=1&expand_tasks=true`
    const [run] = (await jobs.get('ada', path, 'dev')).runs ?? []
    const failed = run?.tasks?.[0]
    expect(failed?.status.termination_details).toMatchObject({
      code: 'CLOUD_FAILURE',
      type: 'CLOUD_FAILURE',
    })
    const reply = await jobs.get('ada', `runs/get-output?run_id=${failed?.run_id}`, 'dev')
    expect(reply.error).toContain('CLOUD_PROVIDER_RESOURCE_STOCKOUT')
    expect(reply).not.toHaveProperty('error_trace')
  })

  it('is exported as a page for notebooks, and for nothing else', async () => {
    const run = await newestOf('stock_levels_gold')
    const { views } = await jobs.get('ada', `runs/export?run_id=${run.tasks?.[0]?.run_id}`)
    expect(views[0]).toMatchObject({ type: 'NOTEBOOK', name: 'prepare.py' })
    expect(views[0]?.content).toContain('__DATABRICKS_NOTEBOOK_MODEL')
    const printing = await newestOf('events_backfill_replay')
    expect(await jobs.get('ada', `runs/export?run_id=${printing.run_id}`)).toHaveProperty(
      'error_code',
    )
  })

  it('is empty while the task runs', async () => {
    const { runs = [] } = await list('limit=25&active_only=true&expand_tasks=true')
    const streaming = runs.find(({ run_name }) => run_name === 'kafka_orders_stream')
    const reply = await output(streaming?.tasks?.[0]?.run_id)
    expect(reply).not.toHaveProperty('error')
    expect(reply.notebook_output).toEqual({})
  })
})

describe('a run of 120 tasks', () => {
  it('is got in pages of 100 tasks, and its place in a list says that there is more', async () => {
    const [job] = (await jobs.get('ada', 'list?name=regional_ledger_rebuild')).jobs ?? []
    const { runs = [] } = await list(`job_id=${job?.job_id}&expand_tasks=true&limit=1`)
    expect(runs[0]).toMatchObject({ has_more: true })
    const first = await jobs.get('ada', `runs/get?run_id=${runs[0]?.run_id}`)
    expect(first.tasks).toHaveLength(100)
    const second = await jobs.get(
      'ada',
      `runs/get?run_id=${runs[0]?.run_id}&page_token=${first.next_page_token}`,
    )
    expect(second.tasks).toHaveLength(20)
    expect(second).not.toHaveProperty('next_page_token')
  })
})

describe('ids beyond 2^53', () => {
  const job = '9007199254741001'
  const run = '9007199254751007'
  const call = async (path: string, text?: string) => {
    const headers = { authorization: `Bearer ${await jobs.site.token('ben')}` }
    return jobs.site.raw(`/api/2.2/jobs/${path}`, {
      headers,
      ...(text === undefined ? {} : { method: 'POST', text }),
    })
  }

  it('are bare integers in answers, digit for digit', async () => {
    expect((await call(`get?job_id=${job}`)).text).toContain(`"job_id":${job},`)
    const { text } = await call(`runs/get?run_id=${run}`)
    expect(text).toContain(`"job_id":${job},"run_id":${run},`)
    expect((await call(`runs/list?job_id=${job}`)).text).toContain(`"run_id":${run},`)
  })

  it('are understood in requests, as integers and as strings', async () => {
    const started = await call('run-now', `{"job_id":${job}}`)
    expect(started.status).toBe(200)
    await call('runs/cancel', `{"run_id":${/"run_id":(\d+)/.exec(started.text)?.[1]}}`)
    jobs.wait(minute)
    const repaired = await call('runs/repair', `{"run_id":"${run}","rerun_all_failed_tasks":true}`)
    expect(repaired.status).toBe(200)
    expect((await call(`runs/get?run_id=${run}`)).text).toContain('"life_cycle_state":"PENDING"')
    jobs.wait(2 * hour)
    expect((await call(`runs/get?run_id=${run}`)).text).toContain('"result_state":"SUCCESS"')
  })

  it('rounded as a number do not name the job', async () => {
    expect((await call(`get?job_id=${Number(job)}`)).status).toBe(400)
  })

  it('are gone when the seed is told so', async () => {
    await jobs.site.control('settings', { method: 'POST', body: { bigIds: false } })
    expect((await call(`get?job_id=${job}`)).status).toBe(400)
    const { jobs: found = [] } = await jobs.get('ben', 'list?name=ledger_reconciliation')
    expect(found[0]?.job_id).toBeLessThan(Number.MAX_SAFE_INTEGER)
  })
})
