import { openJobsSite, task, type JobsSite } from '../runs/test-jobs'

let jobs: JobsSite

beforeEach(async () => {
  jobs = await openJobsSite()
})
afterEach(() => jobs.site.close())

const nightly = { quartz_cron_expression: '0 10 2 * * ?', timezone_id: 'Europe/Amsterdam' }
const details = (id: number, who: 'ada' | 'ben' | 'chloe' = 'ben') =>
  jobs.get(who, `get?job_id=${id}`)
const named = async (name: string) =>
  (await jobs.get('ada', `list?name=${name}`)).jobs?.[0]?.job_id ?? 0

describe('the list of jobs', () => {
  it('has 140 in prod and 25 in dev, each page with the token of the next', async () => {
    const found = new Set<number>()
    for (let token = ''; ;) {
      const page = await jobs.get('ada', `list?limit=100${token}`)
      for (const { job_id } of page.jobs ?? []) found.add(job_id)
      if (!page.next_page_token) break
      token = `&page_token=${page.next_page_token}`
    }
    expect(found.size).toBe(140)
    expect((await jobs.get('ada', 'list?limit=100', 'dev')).jobs).toHaveLength(25)
  })

  it('finds a job by its whole name in any case', async () => {
    const { jobs: found = [] } = await jobs.get('ada', 'list?name=Finance_Daily_CLOSE')
    expect(found.map(({ settings }) => settings.name)).toEqual(['finance_daily_close'])
    expect(await jobs.get('ada', 'list?name=finance_daily')).toEqual({ has_more: false })
  })

  it.each(['limit=0', 'limit=101', 'limit=1.5', 'offset=-1', 'page_token=x'])(
    'refuses %s',
    async (query) => {
      expect(await jobs.get('ada', `list?${query}`)).toMatchObject({
        error_code: 'INVALID_PARAMETER_VALUE',
      })
    },
  )

  it('leaves tasks out unless asked to expand them, and says when they are cut', async () => {
    const [bare] = (await jobs.get('ada', 'list?name=regional_ledger_rebuild')).jobs ?? []
    expect(bare?.settings).not.toHaveProperty('tasks')
    const [whole] =
      (await jobs.get('ada', 'list?name=regional_ledger_rebuild&expand_tasks=true')).jobs ?? []
    expect(whole).toMatchObject({ has_more: true })
    expect(whole?.settings.tasks).toHaveLength(100)
  })

  it('shows each person what they may see: the admin all, an engineer most, an analyst few', async () => {
    const count = async (who: 'ada' | 'ben' | 'chloe') => {
      let total = 0
      for (let offset = 0; ; offset += 100) {
        const page = await jobs.get(who, `list?limit=100&offset=${offset}`)
        total += page.jobs?.length ?? 0
        if (!page.has_more) return total
      }
    }
    const [admin, engineer, analyst] = [
      await count('ada'),
      await count('ben'),
      await count('chloe'),
    ]
    expect(admin).toBe(140)
    expect(engineer).toBeGreaterThan(130)
    expect(engineer).toBeLessThan(140)
    expect(analyst).toBeGreaterThan(5)
    expect(analyst).toBeLessThan(40)
  })

  it('is the same under each version of its path', async () => {
    for (const version of ['2.0', '2.1', '2.2']) {
      const { status, body } = await jobs.site.as('ada', `/api/${version}/jobs/list?limit=3`)
      expect([status, (body as unknown as { jobs: unknown[] }).jobs.length]).toEqual([200, 3])
    }
  })
})

describe('rights on jobs', () => {
  it('let an engineer read the finance close but not run, repair or cancel it, in real words', async () => {
    const id = await named('finance_daily_close')
    expect((await details(id)).settings.name).toBe('finance_daily_close')
    expect(await jobs.post('ben', 'run-now', { job_id: id })).toMatchObject({
      error_code: 'PERMISSION_DENIED',
      message: `User ben@contoso.example does not have Manage Run or Owner or Admin permissions on job ${id}`,
    })
    const [run] = (await jobs.get('ben', `runs/list?job_id=${id}`)).runs ?? []
    for (const path of ['runs/repair', 'runs/cancel', 'runs/delete']) {
      const reply = await jobs.post('ben', path, {
        run_id: run?.run_id,
        rerun_all_failed_tasks: true,
      })
      expect(reply).toMatchObject({ error_code: 'PERMISSION_DENIED' })
    }
  })

  it('hide the payroll from engineers', async () => {
    const id = await named('payroll_export')
    expect(await details(id)).toMatchObject({
      message: `User ben@contoso.example does not have View or Admin or Manage Run or Owner permissions on job ${id}`,
    })
  })

  it('let somebody with CAN_MANAGE_RUN run a job and not change it', async () => {
    const id = await named('returns_forecast')
    expect((await jobs.post('ben', 'run-now', { job_id: id })).run_id).toBeGreaterThan(0)
    expect(
      await jobs.post('ben', 'update', { job_id: id, new_settings: { name: 'x' } }),
    ).toMatchObject({
      error_code: 'PERMISSION_DENIED',
    })
  })

  it('name the service principal that the close runs as, and its owner', async () => {
    const id = await named('finance_daily_close')
    const { run_as_user_name, creator_user_name } = await details(id)
    expect(run_as_user_name).toBe(creator_user_name)
    expect(run_as_user_name).toMatch(/^[0-9a-f-]{36}$/)
    const asDaemon = await jobs.post('finance-etl', 'run-now', { job_id: id })
    expect(asDaemon.run_id).toBeGreaterThan(0)
  })

  it('leave out the name of a creator who has left', async () => {
    expect(await details(await named('legacy_reports_nightly'))).not.toHaveProperty(
      'creator_user_name',
    )
  })
})

describe('a job', () => {
  it('is made for its creator, with the defaults of the service', async () => {
    const made = await details(await jobs.make([task('a')], { schedule: nightly }))
    expect(made).toMatchObject({
      creator_user_name: 'ben@contoso.example',
      run_as_user_name: 'ben@contoso.example',
      settings: {
        name: 'made',
        max_concurrent_runs: 1,
        timeout_seconds: 0,
        format: 'MULTI_TASK',
        schedule: nightly,
      },
    })
  })

  it.each<[string, object]>([
    ['two tasks of one key', { tasks: [task('a'), task('a')] }],
    ['a task that depends on nothing known', { tasks: [task('a', ['b'])] }],
    ['a circle', { tasks: [task('a', ['b']), task('b', ['a'])] }],
    ['a task without a type', { tasks: [{ task_key: 'a' }] }],
    ['a task of two types', { tasks: [task('a', [], { run_job_task: { job_id: 1 } })] }],
    ['a key with spaces', { tasks: [task('a b')] }],
    ['an unknown job cluster', { tasks: [task('a', [], { job_cluster_key: 'x' })] }],
    ['an unknown run_if', { tasks: [task('a', [], { run_if: 'SOMETIMES' })] }],
    [
      'a cron expression of five fields',
      { schedule: { ...nightly, quartz_cron_expression: '0 2 * * *' } },
    ],
    ['an unknown time zone', { schedule: { ...nightly, timezone_id: 'Mars/Olympus' } }],
    [
      'a schedule and a trigger',
      { schedule: nightly, trigger: { periodic: { interval: 1, unit: 'DAYS' } } },
    ],
    [
      'more than 25 tags',
      { tags: Object.fromEntries(Array.from({ length: 26 }, (_, tag) => [`t${tag}`, ''])) },
    ],
    ['too many concurrent runs', { max_concurrent_runs: 1_001 }],
    [
      'two owners',
      {
        access_control_list: ['ada', 'eve'].map((who) => ({
          user_name: `${who}@contoso.example`,
          permission_level: 'IS_OWNER',
        })),
      },
    ],
  ])('is refused with %s', async (_what, settings) => {
    expect(await jobs.post('ben', 'create', settings)).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })

  it('runs as another person only when an admin says so', async () => {
    const run_as = { user_name: 'eve@contoso.example' }
    expect(await jobs.post('ben', 'create', { run_as })).toMatchObject({
      error_code: 'PERMISSION_DENIED',
    })
    expect((await jobs.post('ada', 'create', { run_as })).job_id).toBeGreaterThan(0)
  })

  it('keeps on update what is not named, merges tasks by key and loses what is to be removed', async () => {
    const id = await jobs.make([task('a'), task('b')], { schedule: nightly, tags: { team: 'x' } })
    await jobs.post('ben', 'update', {
      job_id: id,
      new_settings: { name: 'renamed', tasks: [task('b', ['a']), task('c', ['b'])] },
      fields_to_remove: ['schedule'],
    })
    const { settings } = await details(id)
    expect(settings.name).toBe('renamed')
    expect(settings.tags).toEqual({ team: 'x' })
    expect(settings.tasks?.map(({ task_key }) => task_key)).toEqual(['a', 'b', 'c'])
    expect(settings).not.toHaveProperty('schedule')
    await jobs.post('ben', 'update', { job_id: id, fields_to_remove: ['tasks/c'] })
    expect((await details(id)).settings.tasks).toHaveLength(2)
  })

  it('keeps nothing on reset', async () => {
    const id = await jobs.make([task('a')], { tags: { team: 'x' } })
    await jobs.post('ben', 'reset', { job_id: id, new_settings: { name: 'bare' } })
    expect((await details(id)).settings).not.toHaveProperty('tags')
  })

  it('takes its runs with it when it is deleted, and starts no more', async () => {
    const id = await jobs.make([task('a')], { continuous: {} })
    jobs.wait(10_000)
    expect(await jobs.post('ben', 'delete', { job_id: id })).toEqual({})
    expect(await details(id)).toMatchObject({ message: `Job ${id} does not exist.` })
    expect(await jobs.post('ben', 'run-now', { job_id: id })).toHaveProperty('error_code')
    jobs.wait(60_000)
    const { runs = [] } = await jobs.get('ben', 'runs/list?active_only=true')
    expect(runs.filter(({ run_name }) => run_name === 'made')).toEqual([])
  })

  it('of 120 tasks is got in pages of 100', async () => {
    const id = await named('regional_ledger_rebuild')
    const first = await details(id)
    expect(first.settings.tasks).toHaveLength(100)
    const rest = await jobs.get('ben', `get?job_id=${id}&page_token=${first.next_page_token}`)
    expect(rest.settings.tasks).toHaveLength(20)
    expect(rest.settings.name).toBe('regional_ledger_rebuild')
  })
})

describe('permissions of a job', () => {
  const permissions = async (
    id: number,
    method: string,
    list: object[] = [],
    who: 'ada' | 'ben' = 'ben',
  ) =>
    (
      await jobs.site.as(who, `/api/2.0/permissions/jobs/${id}`, {
        method,
        ...(method === 'GET' ? {} : { body: { access_control_list: list } }),
      })
    ).body

  const chloe = { user_name: 'chloe@contoso.example', permission_level: 'CAN_VIEW' }
  const ben = { user_name: 'ben@contoso.example', permission_level: 'IS_OWNER' }

  it('have one owner, and the admins by inheritance', async () => {
    const { access_control_list, object_id, object_type } = await permissions(
      await jobs.make([task('a')]),
      'GET',
    )
    expect([object_id.startsWith('/jobs/'), object_type]).toEqual([true, 'job'])
    expect(
      access_control_list.map(({ user_name, group_name, all_permissions }) => [
        user_name ?? group_name,
        all_permissions[0]?.permission_level,
      ]),
    ).toEqual([
      ['ben@contoso.example', 'IS_OWNER'],
      ['admins', 'CAN_MANAGE'],
    ])
  })

  it('given to somebody take effect at once', async () => {
    const id = await jobs.make([task('a')])
    expect(await details(id, 'chloe')).toMatchObject({ error_code: 'PERMISSION_DENIED' })
    await permissions(id, 'PATCH', [chloe])
    expect((await details(id, 'chloe')).job_id).toBe(id)
  })

  it.each([
    ['without an owner', [chloe]],
    ['with two owners', [ben, { user_name: 'eve@contoso.example', permission_level: 'IS_OWNER' }]],
  ])('are refused %s', async (_what, list) => {
    expect(await permissions(await jobs.make([task('a')]), 'PUT', list)).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: 'The job must have exactly one owner.',
    })
  })

  it('are refused in words that name the job as the service does there', async () => {
    const id = await jobs.make([task('a')])
    const { body } = await jobs.site.as('chloe', `/api/2.0/permissions/jobs/${id}`)
    expect(body.message).toBe(
      `chloe@contoso.example does not have Manage permissions on Job with ID: ElasticJobId(${id}). ` +
        'Please contact the owner or an administrator for access.',
    )
  })

  it('name their four levels', async () => {
    const id = await jobs.make([task('a')])
    const { body } = await jobs.site.as('ben', `/api/2.0/permissions/jobs/${id}/permissionLevels`)
    expect(body.permission_levels.map(({ permission_level }) => permission_level)).toEqual([
      'CAN_VIEW',
      'CAN_MANAGE_RUN',
      'CAN_MANAGE',
      'IS_OWNER',
    ])
  })
})
