import { ApiError, type jobs, WorkspaceClient } from '@databricks/sdk-experimental'
import { emulator } from '../emulator'
import { Diary, type Outcome } from './diary'

const cluster = '0405-071830-d9q2b6mj'
const warehouse = 'a1b2c3d4e5f60718'
const folder = '/Users/ben@contoso.example/sdk'
const notebook = `${folder}/hello`
const source = '# Databricks notebook source\nprint("hello")\n'

const task = (key: string, more: Partial<jobs.Task> = {}): jobs.Task => ({
  task_key: key,
  notebook_task: { notebook_path: notebook },
  ...more,
})

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of list) items.push(item)
  return items
}

/** What of an error of the SDK a script can act on. */
function told(error: unknown): unknown {
  if (error instanceof ApiError) {
    const { statusCode, errorCode, message } = error
    return { statusCode, errorCode, message, response: error.response as unknown }
  }
  return error instanceof Error ? { message: error.message } : error
}

const later = () => emulator.clock({ advanceMs: 20_000 })
/** While the SDK waits, the emulator's clock goes on. */
const onward = { onProgress: async () => void (await later()) }

/**
 * The official JavaScript SDK as a data engineer's script uses it: `origin` is its host, and there is nothing
 * else that it knows of Lakedeck.
 */
export async function sdkStory(origin: string, token: string): Promise<Outcome[]> {
  const w = new WorkspaceClient({ host: origin, token, authType: 'pat', loaders: [] })
  const diary = new Diary()
  const keep = diary.keep.bind(diary)
  const refused = (call: string, work: () => Promise<unknown>) =>
    diary.keepRefusal(call, work, told)
  const parts = [lists, notebooks, runs, compute, secrets, permissions, refusals]
  for (const part of parts) await part({ w, keep, refused })
  return diary.outcomes
}

type Story = {
  w: WorkspaceClient
  keep: Diary['keep']
  refused: (call: string, work: () => Promise<unknown>) => Promise<void>
}

async function lists({ w, keep }: Story) {
  await keep('me', () => w.currentUser.me())
  await keep('list clusters', () => all(w.clusters.list({ page_size: 5 })))
  await keep('get a cluster', () => w.clusters.get({ cluster_id: cluster }))
  await keep('list jobs', () => all(w.jobs.list({ limit: 25 })))
  await keep('list warehouses', () => all(w.warehouses.list({})))
  await keep('events of a cluster', async () => {
    const events = await all(w.clusters.events({ cluster_id: cluster, limit: 10 }))
    return events.slice(0, 20)
  })
}

async function notebooks({ w, keep, refused }: Story) {
  await keep('make a folder', () => w.workspace.mkdirs({ path: folder }))
  const content = Buffer.from(source).toString('base64')
  const put = { path: notebook, content, format: 'SOURCE', language: 'PYTHON' } as const
  await keep('import a notebook', () => w.workspace.import(put))
  await refused('import it again', () => w.workspace.import(put))
  await keep('overwrite it', () => w.workspace.import({ ...put, overwrite: true }))
  await keep('its status', () => w.workspace.getStatus({ path: notebook }))
  for (const format of ['SOURCE', 'JUPYTER', 'HTML'] as const)
    await keep(`export it as ${format}`, () => w.workspace.export({ path: notebook, format }))
  await keep('list the folder', () => all(w.workspace.list({ path: folder })))
}

async function runs({ w, keep, refused }: Story) {
  const ids = await Promise.all(
    [['load'], ['load', 'fails_once']].map(async (keys) => {
      const settings = { name: keys.join(' '), tasks: keys.map((key) => task(key)) }
      return (await w.jobs.create({ ...settings, max_concurrent_runs: 3 })).job_id ?? 0
    }),
  )
  const [good = 0, bad = 0] = ids
  await keep('get a job', () => w.jobs.get({ job_id: good }))
  const first = await w.jobs.runNow({ job_id: good, idempotency_token: 'sdk-story' })
  await keep('run now, and wait for the end', () => first.wait(onward))
  await keep('run now with the same token is the same run', async () => {
    const again = await w.jobs.runNow({ job_id: good, idempotency_token: 'sdk-story' })
    return { isSame: again.run_id === first.run_id }
  })
  const failing = await w.jobs.runNow({ job_id: bad })
  const run_id = failing.run_id ?? 0
  await refused('run now, and wait for the failure', () => failing.wait(onward))
  const repair = await w.jobs.repairRun({ run_id, rerun_all_failed_tasks: true })
  await keep('repair it, and wait for success', () => repair.wait(onward))
  await refused('repair it again', () => w.jobs.repairRun({ run_id, rerun_tasks: ['load'] }))
  const hasty = await w.jobs.runNow({ job_id: good })
  const canceled = await w.jobs.cancelRun({ run_id: hasty.run_id ?? 0 })
  await later()
  await keep('cancel a run, and wait for its end', () => canceled.wait(onward))
  const listed = await keep('list the runs', () => all(w.jobs.listRuns({ job_id: good })))
  const done = await w.jobs.getRun({ run_id: listed.at(-1)?.run_id ?? 0 })
  const taskRun = done.tasks?.[0]?.run_id ?? 0
  await keep('output of a task', () => w.jobs.getRunOutput({ run_id: taskRun }))
  await keep('delete the job', () => w.jobs.delete({ job_id: good }))
}

async function compute({ w, keep, refused }: Story) {
  const started = await w.clusters.start({ cluster_id: cluster })
  await refused('start a cluster that starts', () => w.clusters.start({ cluster_id: cluster }))
  await keep('start a cluster, and wait until it runs', () => started.wait(onward))
  const terminated = await w.clusters.delete({ cluster_id: cluster })
  await later()
  await keep('terminate it, and wait for its end', () => terminated.wait(onward))
  await w.warehouses.stop({ id: warehouse })
  await later()
  await keep('a warehouse that was stopped', () => w.warehouses.get({ id: warehouse }))
  const again = await w.warehouses.start({ id: warehouse })
  await keep('start it, and wait until it runs', () => again.wait(onward))
}

async function secrets({ w, keep, refused }: Story) {
  const scope = 'sdk-story'
  await keep('make a scope', () => w.secrets.createScope({ scope }))
  await refused('make it again', () => w.secrets.createScope({ scope }))
  await keep('put a secret', () =>
    w.secrets.putSecret({ scope, key: 'password', string_value: 'hunter2' }),
  )
  await keep('list secrets', () => all(w.secrets.listSecrets({ scope })))
  await keep('give a group the right to read', () =>
    w.secrets.putAcl({ scope, principal: 'data-engineers', permission: 'READ' }),
  )
  await keep('who may read', () => all(w.secrets.listAcls({ scope })))
  await keep('delete the scope', () => w.secrets.deleteScope({ scope }))
}

async function permissions({ w, keep }: Story) {
  const target = { request_object_type: 'notebooks', request_object_id: '' }
  const { object_id } = await w.workspace.getStatus({ path: notebook })
  target.request_object_id = String(object_id)
  await keep('set permissions', () =>
    w.permissions.set({
      ...target,
      access_control_list: [{ group_name: 'data-engineers', permission_level: 'CAN_READ' }],
    }),
  )
  await keep('permissions', () => w.permissions.get(target))
  await keep('permission levels', () => w.permissions.getPermissionLevels(target))
}

async function refusals({ w, keep, refused }: Story) {
  await refused('404: a job that is not there', () => w.jobs.get({ job_id: 1 }))
  await refused('404: a path that is not there', () => w.workspace.getStatus({ path: '/nowhere' }))
  await refused('403: delete a scope of others', () =>
    w.secrets.deleteScope({ scope: 'etl-sources' }),
  )
  await refused('INVALID_STATE: restart what does not run', () =>
    w.clusters.restart({ cluster_id: cluster }),
  )
  await emulator.fault({
    service: 'prod',
    path: '/api/2.0/preview/scim/v2/Me',
    kind: 'status',
    status: 429,
    times: 1,
    headers: { 'retry-after': '1' },
    body: { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'Too many requests.' },
  })
  await keep('429, which the SDK tries again', () => w.currentUser.me())
}
