import { callerNumber } from '@/lib/api/testing/test-caller'
import { json, prod, serveWorkspaces } from '@/lib/databricks/testing/serve-workspaces'
import { mePaths } from './paths'
import { isAdmin } from './rules'
import { me, readMe } from './schema'
import { getMe } from './server'

let server: Awaited<ReturnType<typeof serveWorkspaces>>
beforeAll(async () => {
  server = await serveWorkspaces()
})
afterAll(() => server.close())

const wire = {
  id: '1',
  userName: 'ben@contoso.example',
  displayName: 'Ben Kaya',
  groups: [{ value: '9', display: 'data-engineers', type: 'direct' }],
  entitlements: [{ value: 'workspace-access' }],
}

it('is who the workspace knows, asked for once in a while', async () => {
  server.reply(json(wire))
  const found = await getMe(callerNumber(801), { workspace: prod })
  expect(me.parse(found)).toEqual({
    userId: '1',
    kind: 'user',
    principalName: 'ben@contoso.example',
    displayName: 'Ben Kaya',
    isActive: true,
    groups: [{ id: '9', name: 'data-engineers' }],
    entitlements: ['workspace-access'],
  })
  await getMe(callerNumber(801), { workspace: prod })
  expect(server.seen.map(({ url }) => url)).toEqual(['/api/2.0/preview/scim/v2/Me'])
})

it('is nobody where the workspace does not know the caller', async () => {
  server.reply(json({ error_code: 403, message: 'Unauthorized access to Org: 74' }, 403))
  await expect(getMe(callerNumber(802), { workspace: prod })).rejects.toMatchObject({
    kind: 'no-access',
    code: 'NOT_A_WORKSPACE_USER',
  })
})

it.each(['userName', 'applicationId'])(
  'is a service principal by its application id as %s',
  (name) => {
    const applicationId = 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60'
    expect(readMe.parse({ id: '2', [name]: applicationId, displayName: 'etl' })).toMatchObject({
      kind: 'service-principal',
      principalName: applicationId,
    })
  },
)

it('is an admin by the group of the workspace, and by no group that is called alike', () => {
  const inGroup = (name: string) => isAdmin({ groups: [{ id: '1', name }] })
  expect([inGroup('admins'), inGroup('sales-admins')]).toEqual([true, false])
})

it('has one address', () => expect(mePaths.detail(prod)).toBe('/api/databricks/workspaces/prod/me'))
