import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, prod, type Reply, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { checkMembership } from './membership'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

const me = { id: '1', userName: 'ben@contoso.example', groups: [{ value: '9', display: 'x' }] }
const warehouse = { id: 'a1b2c3d4e5f60718', name: 'Starter', state: 'RUNNING', num_clusters: 1 }
const systemSchemas = ['billing', 'compute', 'lakeflow', 'query'].map((name) => ({ name }))

/** A workspace by path; what is not given answers as for a person who may do everything. */
const workspace =
  (answers: { me?: Reply; warehouses?: Reply; schemas?: Reply } = {}): Reply =>
  (seen, response) => {
    const { me: asMe, warehouses, schemas } = answers
    if (seen.url.includes('/scim/')) return (asMe ?? json(me))(seen, response)
    if (seen.url.includes('/sql/warehouses'))
      return (warehouses ?? json({ warehouses: [warehouse] }))(seen, response)
    return (schemas ?? json({ schemas: systemSchemas }))(seen, response)
  }

let person = 100
const check = async (reply: Reply) => {
  server.reply(reply)
  const checks = await checkMembership(callerNumber((person += 1)), prod)
  return new Map(checks.map((each) => [each.id.split('.')[2] ?? '', each]))
}
const statesOf = (found: Awaited<ReturnType<typeof check>>) =>
  Object.fromEntries([...found].map(([id, { state }]) => [id, state]))

test('a person who may do everything: four good checks', async () => {
  const found = await check(workspace())
  expect(statesOf(found)).toEqual({
    network: 'ok',
    user: 'ok',
    warehouse: 'ok',
    'system-tables': 'ok',
  })
  expect(found.get('user')?.words).toBe('You are ben@contoso.example there, in 1 group.')
})

const refusal = (message: string, status = 403) => json({ error_code: status, message }, status)

test('an IP access list that refuses this server is told as such, with where to add its address', async () => {
  const found = await check(
    workspace({ me: refusal('Source IP address: 203.0.113.7 is blocked by Databricks IP ACL') }),
  )
  expect(statesOf(found)).toEqual({
    network: 'failed',
    user: 'unknown',
    warehouse: 'unknown',
    'system-tables': 'unknown',
  })
  expect(found.get('network')?.fix).toContain('IP access list')
})

test('who is no user of the workspace is told, and nothing else is asked in their name', async () => {
  const found = await check(workspace({ me: refusal('Unauthorized access to Org: 74') }))
  expect(statesOf(found)).toMatchObject({ network: 'ok', user: 'failed', warehouse: 'unknown' })
  expect(found.get('user')?.fix).toMatch(/admin of the workspace adds you/)
  expect(server.seen).toHaveLength(1)
})

test('a token that the workspace does not take leads to a new sign-in', async () => {
  const found = await check(workspace({ me: refusal('Invalid access token.', 401) }))
  expect(found.get('user')).toMatchObject({
    state: 'failed',
    fix: expect.stringContaining('Sign out and in') as string,
  })
})

test('a workspace in trouble is not known, and no fault of the person', async () => {
  const found = await check(workspace({ me: json({ error_code: 'INTERNAL_ERROR' }, 500) }))
  expect(new Set(Object.values(statesOf(found)))).toEqual(new Set(['unknown']))
})

test('no warehouse, and schemas that one does not see, are something to look at', async () => {
  const found = await check(
    workspace({ warehouses: json({}), schemas: json({ schemas: [{ name: 'billing' }] }) }),
  )
  expect(found.get('warehouse')).toMatchObject({
    state: 'warning',
    fix: expect.any(String) as string,
  })
  expect(found.get('system-tables')).toMatchObject({
    state: 'warning',
    words: 'Of the catalog system you do not see compute, lakeflow, query.',
  })
})

test('a workspace without Unity Catalog is no fault', async () => {
  const missing = json({ error_code: 'ENDPOINT_NOT_FOUND', message: 'No API found' }, 404)
  const found = await check(workspace({ schemas: missing }))
  expect(found.get('system-tables')?.state).toBe('unknown')
})

test('without a person nothing is asked', async () => {
  server.reply(workspace())
  const checks = await checkMembership(null, prod)
  expect(checks.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
  expect(server.seen).toEqual([])
})
