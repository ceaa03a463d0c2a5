import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, prod, serveWorkspaces, type Reply } from '@/lib/databricks/testing/serve-workspaces'
import { principalNamed, standingIn } from './rules'
import { listPrincipalsInput, principalPage } from './schema'
import { findPrincipals, listPrincipals } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

// Somebody new for each test, so that nobody is answered from memory.
let number = 5_200
const somebody = () => callerNumber(++number)
const list = async (q: string) =>
  principalPage.parse(
    await listPrincipals(somebody(), listPrincipalsInput.parse({ workspace: prod, q })),
  )

const daemon = 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60'
const users = [
  { id: '1', userName: 'ben@contoso.example', displayName: 'Ben Kaya', active: true },
  { id: '2', userName: 'noor@contoso.example', displayName: 'Noor Haddad', active: false },
]
const daemons = [{ id: '9', applicationId: daemon, displayName: 'finance-etl', active: true }]

const byKind =
  (ofUsers: Reply, ofDaemons: Reply): Reply =>
  (seen, response) =>
    (seen.url.includes('/ServicePrincipals') ? ofDaemons : ofUsers)(seen, response)
const refused = json({ detail: 'Only administrators.', status: '403' }, 403)

/** Of those that were asked for, in the order they came. */
const filters = () =>
  server.seen.map(({ url }) => new URLSearchParams(url.split('?')[1]).get('filter') ?? '')

it('finds people and service principals by a part of what they are called', async () => {
  server.reply(byKind(json({ Resources: users }), json({ Resources: daemons })))
  const { items, untold } = await list('n')
  expect(items.map(({ kind, name, isActive }) => [kind, name, isActive])).toEqual([
    ['user', 'ben@contoso.example', true],
    ['user', 'noor@contoso.example', false],
    ['service-principal', daemon, true],
  ])
  expect(untold).toEqual([])
})

it('says of what the caller is told nothing, and which facts are missing', async () => {
  const names = users.map(({ userName, displayName }) => ({ userName, displayName }))
  server.reply(byKind(json({ Resources: names }), refused))
  const { items, untold } = await list('n')
  expect(items.map(({ isActive }) => isActive)).toEqual([null, null])
  expect(untold).toEqual(['service-principal'])
})

it('a text with quotes stays one text', async () => {
  server.reply(json({}))
  await list('" or active eq "true')
  expect(filters()[0]).toBe(
    'userName co "\\" or active eq \\"true" or displayName co "\\" or active eq \\"true"',
  )
})

it('who is no user of the workspace is told so', async () => {
  server.reply(json({ error_code: 403, message: 'Unauthorized access to Org: 74' }, 403))
  await expect(list('ben')).rejects.toMatchObject({ code: 'NOT_A_WORKSPACE_USER' })
})

it('a failure is one, and not nobody', async () => {
  server.reply(byKind(json({ Resources: users }), json({ status: '500' }, 500)))
  await expect(list('ben')).rejects.toMatchObject({ upstreamStatus: 500 })
})

it('looks many names up in few calls, each name once', async () => {
  server.reply(json({ Resources: users }))
  const names = Array.from({ length: 61 }, (_, at) => principalNamed(`p${at}@contoso.example`))
  await findPrincipals(somebody(), prod, [...names, ...names])
  expect(filters().map((filter) => filter.split(' or ').length)).toEqual([30, 30, 1])
})

it('tells whom a name means, and how they stand there', async () => {
  server.reply(byKind(json({ Resources: users }), refused))
  const found = await findPrincipals(somebody(), prod, [
    principalNamed('ben@contoso.example'),
    principalNamed(daemon),
  ])
  const standings = ['BEN@contoso.example', 'noor@contoso.example', 'hugo@contoso.example', daemon]
  expect(standings.map((name) => standingIn(principalNamed(` ${name} `), found))).toEqual([
    'here',
    'inactive',
    'unknown',
    'untold',
  ])
})
