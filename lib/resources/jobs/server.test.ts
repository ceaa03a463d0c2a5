import { callerNumber } from '@/lib/api/testing/test-caller'
import { jobId } from '@/lib/databricks/ids'
import {
  inTurn,
  json,
  prod,
  serveWorkspaces,
  type Reply,
} from '@/lib/databricks/testing/serve-workspaces'
import {
  cancelAllRunsInput,
  jobDetail,
  jobPage,
  jobPermissions,
  listJobsInput,
  runJobInput,
  startedRun,
} from './schema'
import {
  cancelAllRuns,
  getJob,
  getJobPermissions,
  listJobs,
  pauseJob,
  resumeJob,
  runJobNow,
} from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 3_500
const somebody = () => callerNumber(++number)
const id = jobId.parse('9007199254740993')
const one = { workspace: prod, jobId: id }
const posted = () => server.seen.filter(({ method }) => method === 'POST')
const list = (more: object = {}) => listJobsInput.parse({ workspace: 'prod', ...more })
const refused = json({ error_code: 'PERMISSION_DENIED', message: 'You may not.' }, 403)
const schedule = {
  quartz_cron_expression: '0 10 2 * * ?',
  timezone_id: 'Europe/Amsterdam',
  sql_condition: { id: 'kept' },
}

const byPath =
  (replies: Record<string, Reply>): Reply =>
  (seen, response) => {
    const path = seen.url.split('?')[0]?.split('/').pop() ?? ''
    ;(replies[path] ?? json({ error_code: 'ENDPOINT_NOT_FOUND', message: seen.url }, 404))(
      seen,
      response,
    )
  }
const job = (settings: object) => json(`{"job_id":${id},"settings":${JSON.stringify(settings)}}`)

describe('listing jobs', () => {
  const pages: Reply = (seen, response) => {
    const query = new URL(seen.url, 'http://x').searchParams
    const from = Number(query.get('page_token') ?? 0)
    const size = Number(query.get('limit'))
    const jobs = Array.from(
      { length: Math.min(size, 250 - from) },
      (_, at) => `{"job_id":90071992547409${100 + from + at}}`,
    )
    const next = from + size < 250 ? `,"next_page_token":"${from + size}"` : ''
    json(`{"jobs":[${jobs.join(',')}]${next}}`)(seen, response)
  }

  it('reads page after page, a hundred at a time, with exact ids', async () => {
    server.reply(pages)
    const page = jobPage.parse(await listJobs(somebody(), list()))
    expect(page.items).toHaveLength(250)
    expect(page.items[249]?.jobId).toBe('90071992547409349')
    expect(server.seen).toHaveLength(3)
  })

  it('stops at the limit exactly, and goes on from there', async () => {
    server.reply(pages)
    const caller = somebody()
    const first = await listJobs(caller, list({ limit: 130 }))
    expect(first.items).toHaveLength(130)
    const pageToken = first.nextPageToken
    expect((await listJobs(caller, list({ pageToken }))).items).toHaveLength(120)
  })

  it('leaves out what lacks a word of the search', async () => {
    server.reply(pages)
    const page = await listJobs(somebody(), list({ q: '90071992547409349' }))
    expect(page.items.map(({ jobId }) => jobId)).toEqual(['90071992547409349'])
    expect(page.nextPageToken).toBeNull()
  })

  it('finds one by its whole name', async () => {
    server.reply(json({}))
    expect((await listJobs(somebody(), list({ name: 'Nightly load' }))).items).toEqual([])
    expect(server.seen[0]?.url).toContain('name=Nightly+load')
  })

  it('is refused with what Databricks says', async () => {
    server.reply(refused)
    await expect(listJobs(somebody(), list())).rejects.toMatchObject({ status: 403 })
  })
})

describe('one job', () => {
  it('has the tasks of all its pages, and says when it runs next', async () => {
    const tasks = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        task_key: `t${from + at}`,
        notebook_task: { notebook_path: '/n' },
      }))
    const settings = {
      name: 'n',
      schedule,
      tasks: tasks(0, 100),
      parameters: [{ name: 'day', default: 'x' }],
    }
    server.reply(
      inTurn(
        json(`{"job_id":${id},"next_page_token":"p2","settings":${JSON.stringify(settings)}}`),
        job({ name: 'n', schedule, tasks: tasks(100, 20) }),
      ),
    )
    const found = jobDetail.parse(await getJob(somebody(), one))
    expect(found.tasks).toHaveLength(120)
    expect(found.parameters).toEqual([{ name: 'day', default: 'x' }])
    expect(found.nextFires).toHaveLength(10)
    expect([found.nextFireAt, found.isPaused]).toEqual([found.nextFires[0], false])
  })

  it.each([
    [
      'a schedule',
      { schedule: { ...schedule, pause_status: 'PAUSED' } },
      [{ kind: 'schedule', isPaused: true, quartz: '0 10 2 * * ?' }],
    ],
    [
      'a period',
      { trigger: { periodic: { interval: 2, unit: 'HOURS' } } },
      [{ kind: 'periodic', interval: 2 }],
    ],
    [
      'files',
      { trigger: { file_arrival: { url: 'abfss://x' } } },
      [{ kind: 'file-arrival', url: 'abfss://x' }],
    ],
    [
      'tables',
      { trigger: { table_update: { table_names: ['a', 'b'], condition: 'ALL_UPDATED' } } },
      [{ kind: 'table-update', needsAll: true }],
    ],
    [
      'tables, when a query says so too',
      {
        trigger: {
          table_update: { table_names: ['a'] },
          sql_condition: {
            sql_query_id: 'q',
            warehouse_id: 'w',
            trigger_mode: 'RESULT_VALUE_CHANGES',
          },
        },
      },
      [{ sqlCondition: { queryId: 'q', warehouseId: 'w', mode: 'RESULT_VALUE_CHANGES' } }],
    ],
    [
      'a schedule with a condition that tells nothing',
      { schedule: { ...schedule, sql_condition: {} } },
      [{ kind: 'schedule', sqlCondition: { queryId: null, warehouseId: null, mode: null } }],
    ],
    [
      'itself',
      { continuous: { pause_status: 'UNPAUSED' } },
      [{ kind: 'continuous', isPaused: false }],
    ],
    [
      'several',
      { triggers: [{ schedule }, { model: { securable_name: 'm' }, pause_status: 'PAUSED' }] },
      [{ kind: 'schedule' }, { kind: 'model', isPaused: true }],
    ],
    ['something new', { trigger: { moon: {} } }, [{ kind: 'other' }]],
    ['nobody', {}, []],
  ])('started by %s is read so', async (_what, settings, triggers) => {
    server.reply(job(settings))
    const found = jobDetail.parse(await getJob(somebody(), one))
    expect(found.triggers).toMatchObject(triggers)
    expect(found.isPaused).toBe(
      triggers.length > 0 && found.triggers.every(({ isPaused }) => isPaused),
    )
    if (found.isPaused) expect(found.nextFireAt).toBeNull()
  })

  it('says as whom it runs', async () => {
    server.reply(
      inTurn(
        job({ run_as: { service_principal_name: 'app' } }),
        json(`{"job_id":${id},"run_as_user_name":"ada"}`),
      ),
    )
    expect((await getJob(somebody(), one)).runAs).toEqual({
      kind: 'service-principal',
      name: 'app',
    })
    expect((await getJob(somebody(), one)).runAs).toEqual({ kind: 'user', name: 'ada' })
  })

  it('that is not there is a 404, whatever status Databricks gives it', async () => {
    server.reply(
      json({ error_code: 'INVALID_PARAMETER_VALUE', message: `Job ${id} does not exist.` }, 400),
    )
    await expect(getJob(somebody(), one)).rejects.toMatchObject({ kind: 'not-found', status: 404 })
  })

  it('tells who may do what with it, unless that is not for the caller', async () => {
    server.reply(
      inTurn(
        json({
          access_control_list: [
            { user_name: 'ben', all_permissions: [{ permission_level: 'IS_OWNER' }] },
          ],
        }),
        refused,
      ),
    )
    expect(jobPermissions.parse(await getJobPermissions(somebody(), one)).grants).toHaveLength(1)
    await expect(getJobPermissions(somebody(), one)).rejects.toMatchObject({ kind: 'no-access' })
  })
})

describe('running a job now', () => {
  const started = json('{"run_id":620000000000000017,"number_in_job":1}')
  const input = (more: object = {}) => runJobInput.parse({ ...one, ...more })

  it('hands the key of the press to Databricks, with exact ids both ways', async () => {
    server.reply(started)
    const answer = await runJobNow(
      somebody(),
      input({ jobParameters: { day: 'x' }, only: ['+a'], queue: true }),
      { idempotencyKey: 'press-1' },
    )
    expect(startedRun.parse(answer)).toMatchObject({ jobId: id, runId: '620000000000000017' })
    expect(posted()[0]?.body).toBe(
      `{"job_id":${id},"idempotency_token":"press-1","job_parameters":{"day":"x"},"only":["+a"],"queue":{"enabled":true}}`,
    )
  })

  it('hands parameters of tasks over by their kind', async () => {
    server.reply(started)
    const taskParameters = { notebook: { day: 'x' }, python: ['--day', 'x'], dbt: ['dbt run'] }
    await runJobNow(somebody(), input({ taskParameters }), { idempotencyKey: 'press-9' })
    expect(JSON.parse(posted()[0]?.body ?? '')).toMatchObject({
      notebook_params: { day: 'x' },
      python_params: ['--day', 'x'],
      dbt_commands: ['dbt run'],
    })
  })

  it('refuses parameters of the job and of its tasks together, before it asks', async () => {
    server.reply(started)
    const both = { jobParameters: { a: '1' }, taskParameters: { sql: { b: '2' } } }
    await expect(runJobNow(somebody(), input(both))).rejects.toMatchObject({ status: 400 })
    expect(server.seen).toEqual([])
  })

  it('is sent again with the same key where the answer was lost', async () => {
    server.reply(inTurn(json({}, 503), (_seen, response) => void response.destroy(), started))
    await runJobNow(somebody(), input(), { idempotencyKey: 'press-2' })
    expect(
      posted().map(
        ({ body }) => (JSON.parse(body) as { idempotency_token: string }).idempotency_token,
      ),
    ).toEqual(['press-2', 'press-2', 'press-2'])
  })

  it('starts one run a press, however many answers are lost on the way', async () => {
    const runs = new Map<string, number>()
    const calls = new Map<string, number>()
    server.reply((seen, response) => {
      const { idempotency_token: token } = JSON.parse(seen.body) as { idempotency_token: string }
      if (!runs.has(token)) runs.set(token, runs.size + 1)
      calls.set(token, (calls.get(token) ?? 0) + 1)
      if (calls.get(token) === 1) return void json({}, 503, { 'retry-after': '0' })(seen, response)
      if (calls.get(token) === 2) return void response.destroy()
      json({ run_id: runs.get(token) })(seen, response)
    })
    const caller = somebody()
    const presses = Array.from({ length: 20 }, (_, press) =>
      runJobNow(caller, input(), { idempotencyKey: `press ${press}` }),
    )
    const started = await Promise.all(presses)
    expect(new Set(started.map(({ runId }) => runId)).size).toBe(20)
    expect([runs.size, server.seen.length]).toEqual([20, 60])
  })

  it('without a key mints one, so that its own tries are one run', async () => {
    server.reply(inTurn(json({}, 503), started))
    await runJobNow(somebody(), input())
    const tokens = posted().map(
      ({ body }) => (JSON.parse(body) as { idempotency_token: string }).idempotency_token,
    )
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(tokens).size).toBe(1)
  })

  it('is refused to who may not', async () => {
    server.reply(refused)
    await expect(runJobNow(somebody(), input())).rejects.toMatchObject({ status: 403 })
    expect(posted()).toHaveLength(1)
  })
})

describe('canceling all runs', () => {
  it('means those that run, or only those that wait', async () => {
    server.reply(json({}))
    await cancelAllRuns(somebody(), cancelAllRunsInput.parse(one))
    await cancelAllRuns(somebody(), cancelAllRunsInput.parse({ ...one, onlyQueued: true }))
    expect(posted().map(({ body }) => body)).toEqual([
      `{"job_id":${id}}`,
      `{"job_id":${id},"all_queued_runs":true}`,
    ])
  })

  it('is never sent twice, and is refused to who may not', async () => {
    server.reply(json({}, 503))
    await expect(cancelAllRuns(somebody(), cancelAllRunsInput.parse(one))).rejects.toMatchObject({
      status: 503,
    })
    expect(posted()).toHaveLength(1)
    server.reply(refused)
    await expect(cancelAllRuns(somebody(), cancelAllRunsInput.parse(one))).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('pausing', () => {
  const sent = () =>
    JSON.parse(posted()[0]?.body.replace(id, `"${id}"`) ?? '{}') as {
      job_id: string
      new_settings: object
    }

  it('sends the whole schedule back as it came, but paused', async () => {
    const paused = { schedule: { ...schedule, pause_status: 'PAUSED' } }
    server.reply(
      byPath({ get: inTurn(job({ schedule }), job({ schedule }), job(paused)), update: json({}) }),
    )
    expect((await pauseJob(somebody(), one)).isPaused).toBe(true)
    expect(sent()).toEqual({ job_id: id, new_settings: paused })
    expect(posted()[0]?.body).toContain(`"job_id":${id}`)
  })

  it.each([
    [
      'a trigger',
      { trigger: { periodic: { interval: 1, unit: 'DAYS' } } },
      { trigger: { periodic: { interval: 1, unit: 'DAYS' }, pause_status: 'PAUSED' } },
    ],
    ['a continuous job', { continuous: {} }, { continuous: { pause_status: 'PAUSED' } }],
    [
      'several triggers',
      { triggers: [{ schedule }, { model: {} }] },
      {
        triggers: [
          { schedule, pause_status: 'PAUSED' },
          { model: {}, pause_status: 'PAUSED' },
        ],
      },
    ],
  ])('fits %s', async (_what, settings, new_settings) => {
    server.reply(byPath({ get: job(settings), update: json({}) }))
    await pauseJob(somebody(), one)
    expect(sent().new_settings).toEqual(new_settings)
  })

  it('of what is paused changes nothing, and resuming is its way back', async () => {
    const paused = { schedule: { ...schedule, pause_status: 'PAUSED' } }
    server.reply(byPath({ get: job(paused), update: json({}) }))
    await pauseJob(somebody(), one)
    expect(posted()).toEqual([])
    await resumeJob(somebody(), one)
    expect(sent().new_settings).toEqual({ schedule: { ...schedule, pause_status: 'UNPAUSED' } })
  })

  it('of a job that nothing starts is refused, and Databricks is not even asked to', async () => {
    server.reply(byPath({ get: job({}), update: json({}) }))
    await expect(pauseJob(somebody(), one)).rejects.toMatchObject({
      status: 409,
      message: 'Nothing starts it by itself, so there is nothing to pause.',
    })
    await expect(resumeJob(somebody(), one)).rejects.toMatchObject({ status: 409 })
    expect(posted()).toEqual([])
  })

  it.each([
    ['pause', pauseJob, {}],
    ['resume', resumeJob, { pause_status: 'PAUSED' }],
  ] as const)('to %s is refused to who may not', async (_what, act, more) => {
    server.reply(byPath({ get: job({ schedule: { ...schedule, ...more } }), update: refused }))
    await expect(act(somebody(), one)).rejects.toMatchObject({ kind: 'no-access', status: 403 })
  })
})
