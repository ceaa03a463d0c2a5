type Request = { method?: string; body?: unknown; bytes?: Buffer; headers?: Record<string, string> }
type Reply = { status: number; text: string }
export type Send<R extends Reply = Reply> = (path: string, request?: Request) => Promise<R>

const root = '/Workspace/Users/ben@contoso.example/.bundle/orders/dev'
export const bundleRoot = root
export const bundleState = `${root}/state`
const internal = `${root}/artifacts/.internal`

const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
const fieldsOf = ({ text }: Reply) => JSON.parse(text) as Record<string, unknown>

export const lockOf = (id: string, user: string) =>
  JSON.stringify({ ID: id, AcquisitionTime: '2026-08-21T12:46:32Z', IsForced: false, User: user })

const jobSettings = {
  name: '[dev ben] orders',
  deployment: { kind: 'BUNDLE', metadata_file_path: `${bundleState}/metadata.json` },
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

const grants = [
  { user_name: 'ben@contoso.example', permission_level: 'CAN_MANAGE' },
  { group_name: 'data-engineers', permission_level: 'CAN_READ' },
]

const bodyBytes = (text: string) => ({ method: 'POST', bytes: Buffer.from(text) })

/** As the CLI writes a file: its whole path in one segment of the address. */
export const importFile = <R extends Reply>(
  send: Send<R>,
  path: string,
  text: string,
  overwrite: boolean,
): Promise<R> =>
  send(
    `/api/2.0/workspace-files/import-file/${encodeURIComponent(path.slice(1))}?overwrite=${overwrite}`,
    bodyBytes(text),
  )

/**
 * The calls of `databricks bundle deploy`, `run` and `destroy`, in their order and with their spellings, as the CLI's
 * own acceptance tests record them (databricks/cli, acceptance/bundle). An answer that the CLI would not go on with
 * is thrown.
 */
export class BundleCommands {
  constructor(readonly send: Send) {}

  async deploy(): Promise<number> {
    await this.#want(200, '/.well-known/databricks-config')
    await this.#want(200, '/api/2.0/preview/scim/v2/Me')
    for (const name of ['resources.json', 'terraform.tfstate', 'deploy.lock'])
      await this.#want(404, this.#statOf(`${bundleState}/${name}`))
    await this.write(`${bundleState}/deploy.lock`, lockOf('1', 'ben'), false)
    await this.#want(200, this.#statOf(`${bundleState}/deploy.lock`))
    await this.read(`${bundleState}/deploy.lock`)

    await this.#post(404, '/api/2.0/workspace/delete', { path: internal, recursive: true })
    await this.#post(200, '/api/2.0/workspace/mkdirs', { path: internal })
    await this.#want(404, `/api/2.0/workspace/get-status?${query({ path: `${root}/files` })}`)
    await this.#post(200, '/api/2.0/workspace/mkdirs', { path: `${root}/files` })
    const source = '# Databricks notebook source\nspark.range(1).count()\n'
    await this.write(`${root}/files/src/load.py`, source, true)
    await this.write(`${root}/files/databricks.yml`, 'bundle:\n', true)
    await this.write(`${internal}/orders-1.0-py3-none-any.whl`, 'PK', true)
    await this.#want(200, this.#statOf(`${root}/files/src/load`))

    const jobId = Number(
      fieldsOf(await this.#post(200, '/api/2.2/jobs/create', jobSettings)).job_id,
    )
    await this.#writeState(jobId)
    const folder = fieldsOf(await this.#want(200, this.#statOf(root)))
    await this.#want(200, `/api/2.0/permissions/directories/${String(folder.object_id)}`, {
      method: 'PUT',
      body: { access_control_list: grants },
    })
    const unlock = { path: `${bundleState}/deploy.lock` }
    await this.#post(200, '/api/2.0/workspace/delete', unlock)
    const protoLogs = ['{}', '{}']
    await this.#post(200, '/telemetry-ext', { uploadTime: 1, items: [], protoLogs })
    return jobId
  }

  /** The state is read, files that are there are overwritten, the job is reset. */
  async deployAgain(jobId: number): Promise<void> {
    await this.read(`${bundleState}/resources.json`)
    await this.write(`${root}/files/databricks.yml`, 'bundle: # 2\n', true)
    await this.#want(200, `/api/2.2/jobs/get?job_id=${jobId}`)
    const settings = { ...jobSettings, max_concurrent_runs: 1 }
    await this.#post(200, '/api/2.2/jobs/reset', { job_id: jobId, new_settings: settings })
    await this.#want(200, `/api/2.0/permissions/jobs/${jobId}`)
  }

  /** Started, waited for, its task's output read. */
  async run(jobId: number, wait: () => Promise<unknown>): Promise<void> {
    const started = fieldsOf(await this.#post(200, '/api/2.2/jobs/run-now', { job_id: jobId }))
    await wait()
    const run = await this.#want(200, `/api/2.2/jobs/runs/get?run_id=${String(started.run_id)}`)
    const { state, tasks } = fieldsOf(run) as {
      state: { result_state?: string }
      tasks: { run_id: number }[]
    }
    if (state.result_state !== 'SUCCESS') throw new Error(`The run ended otherwise: ${run.text}`)
    await this.#want(200, `/api/2.2/jobs/runs/get-output?run_id=${tasks[0]?.run_id}`)
  }

  /** Under a lock, the job first, then everything that the deployment put there. */
  async destroy(jobId: number): Promise<void> {
    await this.write(`${bundleState}/deploy.lock`, lockOf('3', 'ben'), false)
    await this.#post(200, '/api/2.2/jobs/delete', { job_id: jobId })
    await this.#post(200, '/api/2.0/workspace/delete', { path: root, recursive: true })
    await this.#want(404, this.#statOf(`${bundleState}/deploy.lock`))
  }

  /** As the CLI's filer writes: when the folder is not there, it is made and the write tried again. */
  async write(path: string, text: string, overwrite: boolean): Promise<void> {
    const first = await importFile(this.send, path, text, overwrite)
    if (first.status === 200) return
    expectStatus(404, path, first)
    const folder = path.slice(0, path.lastIndexOf('/'))
    await this.#post(200, '/api/2.0/workspace/mkdirs', { path: folder })
    expectStatus(200, path, await importFile(this.send, path, text, overwrite))
  }

  async read(path: string): Promise<string> {
    const download = query({ path, direct_download: 'true' })
    return (await this.#want(200, `/api/2.0/workspace/export?${download}`)).text
  }

  async #writeState(jobId: number): Promise<void> {
    const files = [{ local_path: 'src/load.py', is_notebook: true }]
    const resources = { 'resources.jobs.orders': { __id__: String(jobId) } }
    const contents = {
      'deployment.json': { version: 1, seq: 1, files },
      'resources.json': { serial: 1, state: resources },
      'metadata.json': { version: 1 },
    }
    for (const [name, content] of Object.entries(contents))
      await this.write(`${bundleState}/${name}`, JSON.stringify(content), true)
  }

  #statOf(path: string): string {
    return `/api/2.0/workspace/get-status?${query({ path, return_export_info: 'true' })}`
  }

  async #want(status: number, path: string, request?: Request): Promise<Reply> {
    const reply = await this.send(path, request)
    expectStatus(status, path, reply)
    return reply
  }

  #post(status: number, path: string, body: object): Promise<Reply> {
    return this.#want(status, path, { method: 'POST', body })
  }
}

function expectStatus(status: number, path: string, reply: Reply): void {
  if (reply.status === status) return
  throw new Error(`${path} was answered ${reply.status}, not ${status}: ${reply.text}`)
}
