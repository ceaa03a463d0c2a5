import { randomBytes } from 'node:crypto'
import { BundleCommands } from '../../emulator/workspace/testing/bundle'
import { emulator } from '../emulator'
import { firstDifference } from './diary'
import { databricksToken } from './tokens'
import { expect, test, toldBy, type Way } from './ways'
import { Wire } from './wire'

test.describe.configure({ mode: 'default' })

const bigRun = '9007199254751007'
const file = '/api/2.0/fs/files/Volumes/main/sales/landing/wire%20story.bin'
const bytes = randomBytes(100_000)

async function bundleStory(origin: string, token: string) {
  const wire = new Wire(origin, token)
  const bundle = new BundleCommands(wire.send)
  const jobId = await bundle.deploy()
  await bundle.deployAgain(jobId)
  await bundle.run(jobId, () => emulator.clock({ advanceMs: 120_000 }))
  await bundle.destroy(jobId)
  return wire.outcomes.filter(({ call }) => call !== 'GET /.well-known/databricks-config')
}

/** What the JavaScript SDK cannot send or read, and what no SDK looks at. */
async function bareStory(origin: string, token: string) {
  const { send, outcomes } = new Wire(origin, token)
  const post = (path: string, body: object) => send(path, { method: 'POST', body })
  const put = (headers: Record<string, string> = {}) =>
    send(file, { method: 'PUT', bytes, headers })

  await send(`/api/2.2/jobs/runs/get?run_id=${bigRun}`)
  await send(`/api/2.2/jobs/runs/get?`)
  await send('/api/2.1/jobs/list?limit=5&expand_tasks=true')
  await send(
    '/api/2.0/clusters/list?filter_by.cluster_states=RUNNING&filter_by.cluster_states=PENDING',
  )

  await put()
  await put()
  await send(`${file}?overwrite=true`, { method: 'PUT', bytes })
  await send(file, { method: 'HEAD' })
  await send(file)
  await send(file, { headers: { range: 'bytes=10-19' } })
  await send(file, { headers: { range: 'bytes=900000-' } })
  await send(file, { method: 'DELETE' })
  await send(file)

  const scope = { scope: 'wire-story' }
  await post('/api/2.0/secrets/scopes/create', scope)
  await post('/api/2.0/secrets/put', { ...scope, key: 'a', bytes_value: 'aHVudGVyMg==' })
  await send('/api/2.0/secrets/list?scope=wire-story')

  const me = JSON.parse((await send('/api/2.0/preview/scim/v2/Me')).text) as { id: string }
  await send(`/api/2.0/preview/scim/v2/Users/${me.id}`, {
    method: 'PATCH',
    body: { Operations: [{ op: 'replace', path: 'displayName', value: 'B. Kaya' }] },
  })
  const made = await post('/api/2.2/jobs/create', { name: 'wire story' })
  const { job_id } = JSON.parse(made.text) as { job_id: number }
  const acl = [{ group_name: 'data-engineers', permission_level: 'CAN_MANAGE_RUN' }]
  await send(`/api/2.0/permissions/jobs/${job_id}`, {
    method: 'PATCH',
    body: { access_control_list: acl },
  })
  await send(`/api/2.0/permissions/jobs/${job_id}`)
  await post('/api/2.2/jobs/update', { job_id, new_settings: { max_concurrent_runs: 7 } })
  await send(`/api/2.2/jobs/get?job_id=${job_id}`)

  await post('/api/2.1/clusters/start', { cluster_id: 'no-such-cluster' })
  await post('/api/2.1/clusters/start', {})
  await send('/api/2.1/clusters/start', { method: 'POST', bytes: Buffer.from('{"cluster_id":') })
  await emulator.settings({ requestsPerSecond: { prod: 0 } })
  await send('/api/2.1/clusters/list')
  await emulator.settings({ requestsPerSecond: { prod: null } })
  return outcomes
}

async function compare(ways: Way[], story: typeof bareStory) {
  const [straight, ...doors] = ways
  if (!straight) throw new Error('There is no way to the workspace')
  const direct = await toldBy(straight, story)
  for (const door of doors) {
    const through = await toldBy(door, story)
    expect(firstDifference(direct.outcomes, through.outcomes), door.name).toBeNull()
    expect(through.calls, door.name).toEqual(direct.calls)
  }
  return direct.outcomes.map(({ call, answer }) => {
    const { status, body } = answer as { status: number; body: string }
    return { call, status, body }
  })
}

test('a bundle is deployed, run and destroyed through both doors as at the workspace, call for call', async ({
  ways,
}) => {
  test.setTimeout(90_000)
  const outcomes = await compare(ways, bundleStory)
  expect(outcomes.length).toBeGreaterThan(35)
})

test('what stands on the wire is the same through both doors, byte for byte', async ({ ways }) => {
  test.setTimeout(90_000)
  const outcomes = await compare(ways, bareStory)
  const statuses = (words: string) =>
    outcomes.filter(({ call }) => call.includes(words)).map(({ status }) => status)
  const bodyOf = (words: string) => outcomes.findLast(({ call }) => call.includes(words))?.body
  expect(bodyOf(`run_id=${bigRun}`)).toContain(`"run_id":${bigRun},`)
  expect(statuses('wire%20story.bin')).toEqual([204, 409, 204, 200, 200, 206, 416, 204, 404])
  expect(statuses('PATCH')).toEqual([403, 200])
  expect(bodyOf('GET /api/2.0/permissions/jobs/')).toContain('CAN_MANAGE_RUN')
  expect(bodyOf('jobs/get?job_id')).toContain('"max_concurrent_runs":7')
  expect(statuses('clusters/start')).toEqual([400, 400, 400])
  expect(outcomes.at(-1)).toMatchObject({ call: 'GET /api/2.1/clusters/list', status: 429 })
})

test('what Lakedeck is as a host it says itself, in the words that its workspace uses', async ({
  ways,
}) => {
  const token = await databricksToken('ben')
  const documents = await Promise.all(
    ways.map(async ({ origin }) => {
      // Every answer of a workspace tells its id.
      await new Wire(origin, token).send('/api/2.0/preview/scim/v2/Me')
      const answer = await fetch(`${origin}/.well-known/databricks-config`)
      const { cloud, host_type, workspace_id } = (await answer.json()) as Record<string, unknown>
      return { status: answer.status, cloud, host_type, workspace_id }
    }),
  )
  const [straight, ...doors] = documents
  expect(straight).toMatchObject({ status: 200, host_type: 'WORKSPACE_HOST' })
  for (const door of doors) expect(door).toEqual(straight)
})
