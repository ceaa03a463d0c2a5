import { hour, minute, openJobsSite, task, type JobsSite } from '../runs/test-jobs'
import { warehouseIds } from '../../seed/warehouse-ids'

let jobs: JobsSite

beforeEach(async () => {
  jobs = await openJobsSite()
})
afterEach(() => jobs.site.close())

const hourly = { schedule: { quartz_cron_expression: '0 0 * * * ?', timezone_id: 'UTC' } }
const every = (interval: number) => ({ periodic: { interval, unit: 'HOURS' } })
const arrival = { file_arrival: { url: 'abfss://landing@contoso.dfs.core.windows.net/drop/' } }
const update = { table_update: { table_names: ['main.raw.prices'], condition: 'ANY_UPDATED' } }
const model = { model: { condition: 'MODEL_VERSION_READY', securable_name: 'main.ml.churn' } }
const always = { continuous: {} }
const condition = { sql_condition: { sql_query_id: 'q', warehouse_id: warehouseIds.finance } }
const paused = { pause_status: 'PAUSED' }

const runsOf = async (jobId: number) =>
  (await jobs.get('ben', `runs/list?job_id=${jobId}&limit=25`)).runs ?? []
const make = (...triggers: object[]) => jobs.make([task('a')], { triggers })
const settingsOf = async (jobId: number) => (await jobs.get('ben', `get?job_id=${jobId}`)).settings

describe('triggers of a job', () => {
  it.each([
    ['a schedule', hourly, 'PERIODIC'],
    ['a period', every(1), 'PERIODIC'],
    ['an arrival of files', arrival, 'FILE_ARRIVAL'],
    ['an update of tables', update, 'TABLE'],
    ['a change of a model', model, 'MODEL'],
    ['the end of the run before', always, 'CONTINUOUS'],
  ])('start it by %s, and the run says so', async (_what, trigger, kind) => {
    const made = await make(trigger)
    jobs.wait(6 * hour)
    const runs = await runsOf(made)
    expect(runs.length).toBeGreaterThan(1)
    expect(new Set(runs.map((run) => run.trigger))).toEqual(new Set([kind]))
  })

  it('fire each at its own time, whatever the others do', async () => {
    const made = await make(every(2), arrival, every(3))
    const from = jobs.site.clock.now()
    jobs.wait(7 * hour)
    const started = (await runsOf(made)).filter(({ trigger }) => trigger === 'PERIODIC')
    const after = started.map(({ start_time }) => (start_time - from) / hour)
    expect(after).toEqual([6, 6, 4, 3, 2])
    expect(await runsOf(made)).not.toHaveLength(started.length)
  })

  it('fire for nobody while the emulator is told so, and afterwards go on', async () => {
    const made = await make(hourly)
    const told = (triggersFire: boolean) =>
      jobs.site.control('settings', { method: 'POST', body: { triggersFire } })
    await told(false)
    jobs.wait(3 * hour)
    await told(true)
    expect(await runsOf(made)).toEqual([])
    jobs.wait(2 * hour)
    expect(await runsOf(made)).toHaveLength(2)
  })

  it('that are paused do not fire, and the rest do', async () => {
    const made = await make({ ...every(1), ...paused }, hourly, { ...model, ...paused })
    jobs.wait(5 * hour)
    expect((await runsOf(made)).every(({ start_time }) => start_time % hour === 0)).toBe(true)
    expect(await runsOf(made)).toHaveLength(5)
  })

  it('take the place of those before in an update', async () => {
    const made = await make(hourly)
    const new_settings = { triggers: [{ ...hourly, ...paused }] }
    await jobs.post('ben', 'update', { job_id: made, new_settings })
    jobs.wait(3 * hour)
    expect(await runsOf(made)).toEqual([])
  })

  it('fire no more when the job is gone', async () => {
    const made = await make(hourly, arrival)
    await jobs.post('ben', 'delete', { job_id: made })
    jobs.wait(5 * hour)
    const { runs = [] } = await jobs.get('ben', 'runs/list?limit=25')
    expect(runs.filter(({ run_name }) => run_name === 'made')).toEqual([])
  })

  it('are told with the pause status that they have', async () => {
    const made = await make(hourly, { ...update, ...paused })
    expect((await settingsOf(made))['triggers']).toEqual([
      { ...hourly, pause_status: 'UNPAUSED' },
      { ...update, ...paused },
    ])
  })
})

describe('a SQL condition', () => {
  const stateOf = async () =>
    (await jobs.site.as('ada', `/api/2.0/sql/warehouses/${warehouseIds.finance}`)).body['state']

  it.each([
    ['of a trigger', { trigger: { ...every(1), ...condition } }],
    [
      'of one of several',
      {
        triggers: [
          { ...every(1), ...condition },
          { ...arrival, ...paused },
        ],
      },
    ],
    ['of a schedule', { schedule: { ...hourly.schedule, ...condition } }],
  ])('%s lets some of the runs begin and others not', async (_what, settings) => {
    const made = await jobs.make([task('a')], settings)
    jobs.wait(24 * hour)
    const runs = await runsOf(made)
    expect(runs.length).toBeGreaterThan(0)
    expect(runs.length).toBeLessThan(24)
  })

  it('is asked of its warehouse, which that wakes', async () => {
    await jobs.make([task('a')], { trigger: { ...every(1), ...condition } })
    jobs.wait(hour - minute)
    expect(await stateOf()).toBe('STOPPED')
    jobs.wait(2 * minute)
    expect(await stateOf()).toBe('RUNNING')
  })
})

describe('what starts a job is refused', () => {
  const quick = { min_time_between_triggers_seconds: 59 }

  it.each<[string, object]>([
    ['as triggers beside a schedule', { ...hourly, triggers: [arrival] }],
    ['as triggers beside a trigger', { trigger: every(1), triggers: [arrival] }],
    ['as triggers beside continuous', { continuous: {}, triggers: [arrival] }],
    ['as four triggers', { triggers: [every(1), every(2), every(3), every(4)] }],
    ['as a trigger of no type', { triggers: [{ pause_status: 'PAUSED' }] }],
    ['as a trigger of two types', { triggers: [{ ...hourly, ...arrival }] }],
    ['as the one trigger of two types', { trigger: { ...every(1), ...arrival } }],
    ['as the one trigger with a schedule in it', { trigger: hourly }],
    ['as a continuous trigger beside another', { triggers: [always, arrival] }],
    ['as a continuous trigger of many runs', { triggers: [always], max_concurrent_runs: 2 }],
    ['as a continuous trigger with a condition', { triggers: [{ ...always, ...condition }] }],
    ['with a schedule that is none', { triggers: [{ schedule: { timezone_id: 'UTC' } }] }],
    ['with a period of nothing', { triggers: [every(0)] }],
    ['with a pause status that is none', { triggers: [{ ...hourly, pause_status: 'OFF' }] }],
    ['with files of nowhere', { triggers: [{ file_arrival: {} }] }],
    ['with no table', { trigger: { table_update: { table_names: [] } } }],
    ['with half the name of a table', { trigger: { table_update: { table_names: ['raw.a'] } } }],
    [
      'with an unknown condition on tables',
      { trigger: { table_update: { ...update.table_update, condition: 'SOME_UPDATED' } } },
    ],
    ['with a model without a condition', { trigger: { model: { securable_name: 'a.b.c' } } }],
    ['with an unknown condition on models', { trigger: { model: { condition: 'MODEL_GONE' } } }],
    [
      'with aliases of a model and another condition',
      { trigger: { model: { ...model.model, aliases: ['champion'] } } },
    ],
    ['with files within a minute', { trigger: { file_arrival: { url: 'x', ...quick } } }],
    [
      'with tables within a minute',
      { trigger: { table_update: { ...update.table_update, ...quick } } },
    ],
    ['with models within a minute', { trigger: { model: { ...model.model, ...quick } } }],
    [
      'with a condition without a query',
      { trigger: { ...every(1), sql_condition: { warehouse_id: 'x' } } },
    ],
    [
      'with a condition without a warehouse',
      { schedule: { ...hourly.schedule, sql_condition: { sql_query_id: 'x' } } },
    ],
    [
      'with a condition of an unknown kind',
      {
        triggers: [
          { ...hourly, sql_condition: { ...condition.sql_condition, trigger_mode: 'NEVER' } },
        ],
      },
    ],
  ])('%s', async (_what, settings) => {
    expect(
      await jobs.post('ben', 'create', { name: 'made', tasks: [task('a')], ...settings }),
    ).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })

  it('in an update that leaves the schedule beside triggers', async () => {
    const made = await jobs.make([task('a')], hourly)
    const new_settings = { triggers: [arrival] }
    expect(await jobs.post('ben', 'update', { job_id: made, new_settings })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
    const fields_to_remove = ['schedule']
    expect(
      await jobs.post('ben', 'update', { job_id: made, new_settings, fields_to_remove }),
    ).toEqual({})
  })
})

describe('the seeded job with two triggers', () => {
  it('starts every night and, in the day, when prices change and its condition is met', async () => {
    const { jobs: found } = await jobs.get('ada', 'list?name=prices_silver_refresh')
    const id = found?.[0]?.job_id ?? 0
    const { triggers } = await settingsOf(id)
    expect(triggers).toMatchObject([{ schedule: {} }, { table_update: {}, sql_condition: {} }])
    jobs.wait(30 * hour)
    const kinds = (await runsOf(id)).map(({ trigger }) => trigger)
    expect(kinds).toEqual(expect.arrayContaining(['PERIODIC', 'TABLE']))
  })
})
