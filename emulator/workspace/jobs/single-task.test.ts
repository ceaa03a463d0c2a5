import { openTestSite, type TestSite } from '../test-site'

type Settings = {
  name: string
  format: string
  timeout_seconds: number
  tasks?: Record<string, unknown>[]
}
type Answer = {
  job_id: number
  run_id: number
  settings: Settings
  tasks?: Record<string, unknown>[]
  error_code?: string
}

const cluster = { existing_cluster_id: '0214-083011-k7m2p9qa' }
const notebook = { notebook_path: '/Users/ben@contoso.example/nightly' }
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

async function post(path: string, body: object, version = '2.0'): Promise<Answer> {
  const answer = await site.as('ben', `/api/${version}/jobs/${path}`, { method: 'POST', body })
  return answer.body as unknown as Answer
}

const settingsOf = async (id: number) => {
  const { body } = await site.as('ben', `/api/2.2/jobs/get?job_id=${id}`)
  return (body as unknown as Answer).settings
}

const make = () =>
  post('create', {
    name: 'old',
    ...cluster,
    notebook_task: notebook,
    max_retries: 2,
    timeout_seconds: 600,
  })

describe('a job in the single-task format of API 2.0', () => {
  it('is read as a job of one task', async () => {
    const { job_id } = await make()
    const settings = await settingsOf(job_id)
    expect(settings).toMatchObject({ name: 'old', timeout_seconds: 600 })
    expect(settings.tasks).toEqual([
      { task_key: 'main', ...cluster, notebook_task: notebook, max_retries: 2 },
    ])
  })

  it('runs', async () => {
    const { job_id } = await make()
    const { run_id } = await post('run-now', { job_id })
    const { body } = await site.as('ben', `/api/2.0/jobs/runs/get?run_id=${run_id}`)
    expect((body as unknown as Answer).tasks).toHaveLength(1)
  })

  it('is changed field by field, and by another kind of task whole', async () => {
    const { job_id } = await make()
    await post('update', { job_id, new_settings: { max_retries: 5 } })
    expect((await settingsOf(job_id)).tasks?.[0]).toMatchObject({
      notebook_task: notebook,
      max_retries: 5,
    })
    const spark_python_task = { python_file: 'dbfs:/nightly.py' }
    await post('update', { job_id, new_settings: { spark_python_task } })
    expect((await settingsOf(job_id)).tasks).toEqual([
      { task_key: 'main', ...cluster, spark_python_task, max_retries: 5 },
    ])
  })

  it('is replaced by a reset', async () => {
    const { job_id } = await make()
    const new_settings = { name: 'new', ...cluster, notebook_task: notebook }
    await post('reset', { job_id, new_settings })
    expect(await settingsOf(job_id)).toMatchObject({
      name: 'new',
      tasks: [{ task_key: 'main', ...cluster, notebook_task: notebook }],
    })
  })

  it('may be submitted as a run', async () => {
    const { run_id } = await post('runs/submit', { ...cluster, notebook_task: notebook })
    expect(run_id).toBeGreaterThan(0)
  })

  it('is refused when its task could not run', async () => {
    expect(await post('create', { name: 'x', notebook_task: {} })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
    expect(await post('create', { name: 'x', ...cluster })).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })

  it('is not what a job of several tasks becomes', async () => {
    const tasks = ['a', 'b'].map((task_key) => ({ task_key, ...cluster, notebook_task: notebook }))
    const { job_id } = await post('create', { name: 'two', tasks })
    expect(
      await post('update', { job_id, new_settings: { notebook_task: notebook } }),
    ).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
    expect((await settingsOf(job_id)).tasks).toHaveLength(2)
  })
})

describe('later versions', () => {
  it.each(['2.1', '2.2'])('know the multi-task format alone: %s', async (version) => {
    const { job_id } = await post('create', { name: 'x', notebook_task: notebook }, version)
    expect((await settingsOf(job_id)).tasks).toBeUndefined()
    expect(
      await post('runs/submit', { ...cluster, notebook_task: notebook }, version),
    ).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' })
  })

  it('pass over settings that there are not', async () => {
    const { job_id } = await post('create', { name: 'x', colour: 'blue' }, '2.2')
    expect(Object.keys(await settingsOf(job_id))).not.toContain('colour')
  })
})
