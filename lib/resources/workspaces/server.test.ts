import { callerNumber } from '@/lib/api/testing/test-caller'
import { workspaceAlias } from '@/lib/databricks/ids'
import { json, prod, raw, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { workspaceList } from './schema'
import { knownWorkspaces, listWorkspaces, workspaceOf } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

const caller = callerNumber(700)
const healthOf = async (alias: string) => {
  const { items } = workspaceList.parse(await listWorkspaces(caller))
  return items.find((each) => each.alias === alias)?.health
}

it('are told with how each answers; one that is gone hides no other', async () => {
  server.reply(json({ id: '1' }, 200, { 'x-databricks-org-id': '7405612345678901' }))
  const { items } = workspaceList.parse(await listWorkspaces(caller))
  expect(items.map(({ alias, health }) => [alias, health.kind])).toEqual([
    ['prod', 'ok'],
    ['dev', 'ok'],
    ['gone', 'unreachable'],
  ])
  expect(items[0]?.workspaceId).toBe('7405612345678901')
})

it.each([
  [
    'who is no user there',
    json({ error_code: 403, message: 'Unauthorized access to Org: 1' }, 403),
    'no-access',
    /not a user of workspace prod/,
  ],
  [
    'whose network it refuses',
    json(
      { error_code: 403, message: 'Source IP address: 1.1.1.1 is blocked by Databricks IP ACL' },
      403,
    ),
    'no-access',
    /IP access list/,
  ],
  [
    'whose token it does not know',
    json({ error_code: 401, message: 'Invalid access token.' }, 401),
    'no-access',
    /Sign in again/,
  ],
  [
    'when it shows a page',
    raw(200, { 'content-type': 'text/html' }, '<html>'),
    'unreachable',
    /page for browsers/,
  ],
] as const)('tell somebody %s why', async (_who, reply, kind, detail) => {
  server.reply(reply)
  expect(await healthOf('prod')).toEqual({ kind, detail: expect.stringMatching(detail) as string })
})

it('hand on a demand for claims, which concerns the person everywhere', async () => {
  const claims = Buffer.from('{"access_token":{}}').toString('base64')
  server.reply(
    raw(401, { 'www-authenticate': `Bearer error="insufficient_claims", claims="${claims}"` }),
  )
  await expect(listWorkspaces(caller)).rejects.toMatchObject({
    kind: 'unauthenticated',
    claims: '{"access_token":{}}',
  })
})

it('are known without any call', () => {
  server.reply(json({}))
  expect(knownWorkspaces(caller).map(({ alias, isProduction }) => [alias, isProduction])).toEqual([
    ['prod', true],
    ['dev', false],
    ['gone', false],
  ])
  expect(workspaceOf(caller, prod).host).toBe(server.origin)
  expect(() => workspaceOf(caller, workspaceAlias.parse('nope'))).toThrow(
    'no workspace called nope',
  )
  expect(server.seen).toHaveLength(0)
})
