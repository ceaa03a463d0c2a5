import { openTestSite, type Reply, type Request, type TestSite, type Who } from './test-site'

/**
 * The calls of `databricks bundle deploy`, `run` and `destroy`, in their order and with their spellings, as
 * the CLI's own acceptance tests record them (databricks/cli, acceptance/bundle).
 */
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const root = '/Workspace/Users/ben@contoso.example/.bundle/orders/dev'
const state = `${root}/state`

const call = (path: string, request: Request = {}, who: Who = 'ben') => site.as(who, path, request)
const post = (path: string, body: object) => call(path, { method: 'POST', body })
const query = (values: Record<string, string>) => new URLSearchParams(values).toString()

const stat = (path: string) =>
  call(`/api/2.0/workspace/get-status?${query({ path, return_export_info: 'true' })}`)
const download = (path: string) =>
  call(`/api/2.0/workspace/export?${query({ path, direct_download: 'true' })}`)
const importFile = (path: string, text: string, overwrite: boolean, who: Who = 'ben') =>
  call(
    `/api/2.0/workspace-files/import-file/${encodeURIComponent(path.slice(1))}?overwrite=${overwrite}`,
    { method: 'POST', bytes: Buffer.from(text) },
    who,
  )

/** As the CLI's filer writes: when the folder is not there, it is made and the write tried again. */
async function write(path: string, text: string, overwrite: boolean): Promise<Reply> {
  const first = await importFile(path, text, overwrite)
  if (first.status !== 404) return first
  const folder = path.slice(0, path.lastIndexOf('/'))
  expect((await post('/api/2.0/workspace/mkdirs', { path: folder })).status).toBe(200)
  return importFile(path, text, overwrite)
}

const lockOf = (id: string, user: string) =>
  JSON.stringify({ ID: id, AcquisitionTime: '2026-08-21T12:46:32Z', IsForced: false, User: user })

const jobSettings = {
  name: '[dev ben] orders',
  deployment: { kind: 'BUNDLE', metadata_file_path: `${state}/metadata.json` },
  edit_mode: 'UI_LOCKED',
  format: 'MULTI_TASK',
  max_concurrent_runs: 4,
  queue: { enabled: true },
  tags: { dev: 'ben' },
  job_clusters: [
    {
      job_cluster_key: 'main',
      new_cluster: {
        spark_version: '16.4.x-scala2.12',
        node_type_id: 'Standard_D4ds_v5',
        num_workers: 1,
      },
    },
  ],
  tasks: [
    {
      task_key: 'load',
      job_cluster_key: 'main',
      notebook_task: { notebook_path: `${root}/files/src/load` },
    },
  ],
}

async function deploy(): Promise<number> {
  expect((await call('/.well-known/databricks-config')).body.host_type).toBe('WORKSPACE_HOST')
  expect((await call('/api/2.0/preview/scim/v2/Me')).body.userName).toBe('ben@contoso.example')
  for (const name of ['resources.json', 'terraform.tfstate', 'deploy.lock']) {
    expect((await stat(`${state}/${name}`)).status).toBe(404)
  }
  expect((await write(`${state}/deploy.lock`, lockOf('1', 'ben'), false)).status).toBe(200)
  expect((await stat(`${state}/deploy.lock`)).body.object_type).toBe('FILE')
  expect((await download(`${state}/deploy.lock`)).text).toBe(lockOf('1', 'ben'))

  const internal = `${root}/artifacts/.internal`
  const cleaned = await post('/api/2.0/workspace/delete', { path: internal, recursive: true })
  expect([cleaned.status, cleaned.body.error_code]).toEqual([404, 'RESOURCE_DOES_NOT_EXIST'])
  expect((await post('/api/2.0/workspace/mkdirs', { path: internal })).status).toBe(200)

  expect(
    (await call(`/api/2.0/workspace/get-status?${query({ path: `${root}/files` })}`)).status,
  ).toBe(404)
  expect((await post('/api/2.0/workspace/mkdirs', { path: `${root}/files` })).status).toBe(200)
  const source = '# Databricks notebook source\nspark.range(1).count()\n'
  expect((await write(`${root}/files/src/load.py`, source, true)).status).toBe(200)
  expect((await write(`${root}/files/databricks.yml`, 'bundle:\n', true)).status).toBe(200)
  expect((await write(`${internal}/orders-1.0-py3-none-any.whl`, 'PK', true)).status).toBe(200)
  expect((await stat(`${root}/files/src/load`)).body).toMatchObject({
    object_type: 'NOTEBOOK',
    language: 'PYTHON',
    repos_export_format: 'SOURCE',
  })

  const { job_id } = (await post('/api/2.2/jobs/create', jobSettings)).body
  const deployment = {
    version: 1,
    seq: 1,
    files: [{ local_path: 'src/load.py', is_notebook: true }],
  }
  const resources = { serial: 1, state: { 'resources.jobs.orders': { __id__: String(job_id) } } }
  for (const [name, content] of [
    ['deployment.json', deployment],
    ['resources.json', resources],
    ['metadata.json', { version: 1 }],
  ] as const) {
    expect((await write(`${state}/${name}`, JSON.stringify(content), true)).status).toBe(200)
  }
  const grants = [
    { user_name: 'ben@contoso.example', permission_level: 'CAN_MANAGE' },
    { group_name: 'data-engineers', permission_level: 'CAN_READ' },
  ]
  const { object_id } = (await stat(root)).body
  const shared = await call(`/api/2.0/permissions/directories/${object_id}`, {
    method: 'PUT',
    body: { access_control_list: grants },
  })
  expect(shared.body.object_type).toBe('directory')
  expect((await post('/api/2.0/workspace/delete', { path: `${state}/deploy.lock` })).status).toBe(
    200,
  )
  const telemetry = await call('/telemetry-ext', {
    method: 'POST',
    body: { uploadTime: 1, items: [], protoLogs: ['{}', '{}'] },
  })
  expect(telemetry.body).toEqual({ errors: [], numSuccess: 0, numProtoSuccess: 2 })
  return job_id
}

it('a bundle is deployed, deployed again, run and destroyed', async () => {
  const jobId = await deploy()

  // Again: the state is read, files that are there are overwritten, the job is reset.
  expect((await download(`${state}/resources.json`)).text).toContain(`"${jobId}"`)
  expect((await write(`${root}/files/databricks.yml`, 'bundle: # 2\n', true)).status).toBe(200)
  expect((await call(`/api/2.2/jobs/get?job_id=${jobId}`)).status).toBe(200)
  const settings = { ...jobSettings, max_concurrent_runs: 1 }
  expect(
    (await post('/api/2.2/jobs/reset', { job_id: jobId, new_settings: settings })).status,
  ).toBe(200)
  expect((await call(`/api/2.0/permissions/jobs/${jobId}`)).status).toBe(200)

  // Run: started, waited for, its task's output read.
  const { run_id } = (await post('/api/2.2/jobs/run-now', { job_id: jobId })).body
  site.clock.advance(3_600_000)
  const run = (await call(`/api/2.2/jobs/runs/get?run_id=${run_id}`)).body as unknown as {
    state: { life_cycle_state: string; result_state: string }
    tasks: { run_id: number }[]
  }
  expect(run.state).toMatchObject({ life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' })
  const output = await call(`/api/2.2/jobs/runs/get-output?run_id=${run.tasks[0]?.run_id}`)
  expect(output.status).toBe(200)

  // Destroy: under a lock, the job first, then everything the deployment put there.
  expect((await write(`${state}/deploy.lock`, lockOf('3', 'ben'), false)).status).toBe(200)
  expect((await post('/api/2.2/jobs/delete', { job_id: jobId })).status).toBe(200)
  expect((await post('/api/2.0/workspace/delete', { path: root, recursive: true })).status).toBe(
    200,
  )
  expect((await stat(`${state}/deploy.lock`)).status).toBe(404)
})

it('a second deployment at the same time does not get the lock, and reads who has it', async () => {
  await write(`${state}/deploy.lock`, lockOf('1', 'ben'), false)
  const second = await write(`${state}/deploy.lock`, lockOf('2', 'ben'), false)
  expect([second.status, second.body.error_code]).toEqual([409, 'ALREADY_EXISTS'])
  expect((await download(`${state}/deploy.lock`)).text).toBe(lockOf('1', 'ben'))
  expect((await write(`${state}/deploy.lock`, lockOf('2', 'ben'), true)).status).toBe(200)
})

it('of two locks written in one moment, one is the lock', async () => {
  await post('/api/2.0/workspace/mkdirs', { path: state })
  const replies = await Promise.all(
    ['1', '2', '3', '4'].map((id) => importFile(`${state}/deploy.lock`, lockOf(id, 'ben'), false)),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  const winner = replies.findIndex(({ status }) => status === 200) + 1
  expect((await download(`${state}/deploy.lock`)).text).toContain(`"ID":"${winner}"`)
})

it('nobody else deploys into the folder of a bundle, nor does an analyst see it', async () => {
  await deploy()
  const target = `${root}/files/databricks.yml`
  expect((await importFile(target, 'x', true, 'eve')).status).toBe(403)
  const seen = (who: Who) =>
    call(`/api/2.0/workspace/get-status?${query({ path: target })}`, {}, who)
  expect((await seen('eve')).status).toBe(200)
  expect((await seen('chloe')).status).toBe(404)
})
