import { callerForRequest } from '@/lib/auth/request-caller'
import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, serveWorkspaces, type Seen } from '@/lib/databricks/testing/serve-workspaces'
import { match } from '@/lib/gateway/match'
import { parseTarget } from '@/lib/gateway/target'
import { routeFiles } from './route-files'

// Who a request belongs to is proven beside lib/auth; here it is given.
jest.mock('@/lib/auth/request-caller', () => ({ callerForRequest: jest.fn() }))

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
  jest
    .mocked(callerForRequest)
    .mockResolvedValue({ caller: callerNumber(1, { role: 'admin' }), setCookies: [] })
})
afterAll(() => server.close())

const changes = routeFiles.flatMap(({ path, methods }) =>
  (['POST', 'PUT', 'PATCH', 'DELETE'] as const).flatMap((method) => {
    const handler = methods[method]
    if (!handler?.declaration) return []
    const { summary, kind = 'write' } = handler.declaration
    // Changes only what this one session may look at.
    if (kind === 'read') return []
    return [{ path, method, handler, summary, kind }]
  }),
)

const params = {
  workspace: 'prod',
  clusterId: '0405-071830-d9q2b6mj',
  jobId: '1',
  runId: '1',
  warehouseId: '475b94ddc7cd5211',
}

/** Of those that take more than nothing. */
const bodies: Record<string, object> = {
  owner: { principal: { kind: 'user', name: 'ben@contoso.example' } },
  'run-as': { principal: { kind: 'user', name: 'ben@contoso.example' } },
}

/** Things as they are when there is something to change about each. */
const things = {
  'clusters/get': { cluster_id: params.clusterId, state: 'RUNNING' },
  'jobs/get': {
    job_id: 1,
    settings: {
      schedule: { quartz_cron_expression: '0 0 6 * * ?', timezone_id: 'UTC' },
      continuous: { pause_status: 'PAUSED' },
    },
  },
  'runs/get': {
    run_id: 1,
    state: { life_cycle_state: 'TERMINATED', result_state: 'FAILED' },
    tasks: [{ task_key: 't', run_id: 2, state: { result_state: 'FAILED' } }],
    repair_history: [{ type: 'ORIGINAL' }],
  },
  [`warehouses/${params.warehouseId}`]: { id: params.warehouseId },
}
const answerTo = ({ url }: Seen): unknown =>
  Object.entries(things).find(([place]) => url.includes(place))?.[1] ?? {}

/** What reached the workspace besides questions, as the gateway would take it from a client. */
async function rowsOf({ path, method, handler }: (typeof changes)[number]) {
  server.reply((seen, response) => json(answerTo(seen))(seen, response))
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    body: JSON.stringify(bodies[path.split('/').at(-1) ?? ''] ?? {}),
    headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
  })
  await handler(request, { params: Promise.resolve(params) })
  return server.seen
    .map((seen) => match(seen.method, parseTarget(seen.url)))
    .filter((row) => row?.kind !== 'read')
}

it.each(changes)('$summary takes the same role as its call through the gateway', async (change) => {
  const rows = await rowsOf(change)
  expect(rows.map((row) => row?.kind)).toEqual([change.kind])
})

it.each(changes)('$summary refuses a field that it does not know', async (change) => {
  const before = server.seen.length
  const request = new Request(`http://localhost:3000${change.path}`, {
    method: change.method,
    body: JSON.stringify({ only_queued: true }),
    headers: { 'content-type': 'application/json', authorization: 'Bearer x' },
  })
  const answer = await change.handler(request, { params: Promise.resolve(params) })
  expect(await answer.json()).toMatchObject({
    status: 400,
    errors: [
      {
        name: 'only_queued',
        detail: expect.stringMatching(/^is no field of this call; it takes /) as string,
      },
    ],
  })
  expect(server.seen).toHaveLength(before)
})

it('every kind of change is among them', () => {
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['write', 'dangerous']))
})
