import { openTestSite, type TestSite, type Who } from '../test-site'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const home = '/Users/ben@contoso.example'
const post = (who: Who, verb: string, body: object) =>
  site.as(who, `/api/2.0/workspace/${verb}`, { method: 'POST', body })
const stat = (who: Who, path: string) =>
  site.as(who, `/api/2.0/workspace/get-status?path=${encodeURIComponent(path)}`)
const idOf = async (who: Who, path: string) => (await stat(who, path)).body.object_id

describe('mkdirs', () => {
  it('makes a folder with all above it, and is content with one that is there', async () => {
    for (const path of [`/Workspace${home}/a/b/c`, `${home}/a/b`]) {
      expect((await post('ben', 'mkdirs', { path })).body).toEqual({})
    }
    expect((await stat('ben', `${home}/a/b/c`)).body.object_type).toBe('DIRECTORY')
  })

  it.each([
    ['through a notebook', `${home}/orders-exploration/a`, 400, 'RESOURCE_ALREADY_EXISTS'],
    ['in the home of another', '/Users/ada@contoso.example/a', 403, 'PERMISSION_DENIED'],
    ['in the root', '/a', 403, 'PERMISSION_DENIED'],
    ['without a path', '', 400, 'INVALID_PARAMETER_VALUE'],
  ])('refuses to make one %s', async (_where, path, status, errorCode) => {
    const reply = await post('ben', 'mkdirs', { path })
    expect([reply.status, reply.body.error_code]).toEqual([status, errorCode])
  })
})

describe('delete', () => {
  it('removes a folder that is not empty only when told to', async () => {
    const path = `${home}/etl-tests`
    const refused = await post('ben', 'delete', { path })
    expect(refused).toMatchObject({
      status: 400,
      body: { error_code: 'DIRECTORY_NOT_EMPTY', message: `Folder (${path}) is not empty` },
    })
    expect((await post('ben', 'delete', { path, recursive: true })).body).toEqual({})
    expect((await stat('ben', `${path}/test_orders.py`)).status).toBe(404)
    expect((await post('ben', 'delete', { path, recursive: true })).status).toBe(404)
  })

  it('leaves a neighbour whose name only begins the same', async () => {
    await post('ben', 'mkdirs', { path: `${home}/etl-tests-2` })
    await post('ben', 'delete', { path: `${home}/etl-tests`, recursive: true })
    expect((await stat('ben', `${home}/etl-tests-2`)).status).toBe(200)
  })

  it.each(['/', '/Shared', '/Users', '/Repos'])('protects %s, from admins too', async (path) => {
    const { status, body } = await post('ada', 'delete', { path, recursive: true })
    expect([status, body.error_code]).toEqual([403, 'PERMISSION_DENIED'])
  })

  it('is for who manages the object', async () => {
    const path = '/Teams/data-engineering/runbooks'
    expect((await post('chloe', 'delete', { path, recursive: true })).status).toBe(403)
    expect((await post('ben', 'delete', { path, recursive: true })).status).toBe(200)
    expect((await post('ben', 'delete', { path: '/Users/ada@contoso.example' })).status).toBe(404)
  })

  it('forgets the Git folder it removes', async () => {
    const path = '/Repos/ben@contoso.example/lakehouse-etl'
    const id = await idOf('ben', path)
    await post('ben', 'delete', { path, recursive: true })
    expect((await site.as('ben', `/api/2.0/repos/${id}`)).status).toBe(404)
  })
})

describe('permissions', () => {
  const list = (who: Who, type: string, id: unknown, body?: object, method = 'PATCH') =>
    site.as(who, `/api/2.0/permissions/${type}/${String(id)}`, body ? { method, body } : {})
  const grant = (user_name: string, permission_level: string) => ({
    access_control_list: [{ user_name: `${user_name}@contoso.example`, permission_level }],
  })

  it('on an object show what its folders give, and from which', async () => {
    const path = `${home}/orders-exploration`
    const { body } = await list('ben', 'notebooks', await idOf('ben', path))
    expect(body.object_type).toBe('notebook')
    expect(body.access_control_list).toEqual([
      {
        user_name: 'ben@contoso.example',
        display_name: 'Ben Kaya',
        all_permissions: [
          {
            permission_level: 'CAN_MANAGE',
            inherited: true,
            inherited_from_object: [`/directories/${await idOf('ben', home)}`],
          },
        ],
      },
      {
        group_name: 'admins',
        all_permissions: [
          {
            permission_level: 'CAN_MANAGE',
            inherited: true,
            inherited_from_object: ['/directories/'],
          },
        ],
      },
    ])
  })

  it('given on a folder reach what lies in it, and go no further than their level', async () => {
    const folder = await idOf('ben', `${home}/etl-tests`)
    const path = `${home}/etl-tests/requirements.txt`
    expect((await stat('chloe', path)).status).toBe(404)
    expect((await list('ben', 'directories', folder, grant('chloe', 'CAN_READ'))).status).toBe(200)
    expect((await stat('chloe', path)).status).toBe(200)
    expect((await post('chloe', 'delete', { path })).status).toBe(403)
    const file = await idOf('ben', path)
    const empty = { access_control_list: [] }
    await list('ben', 'files', file, grant('chloe', 'CAN_EDIT'))
    const overwrite = await post('chloe', 'import', {
      path,
      content: '',
      format: 'RAW',
      overwrite: true,
    })
    expect(overwrite.status).toBe(200)
    await list('ben', 'files', file, empty, 'PUT')
    await list('ben', 'directories', folder, empty, 'PUT')
    expect((await stat('chloe', path)).status).toBe(404)
  })

  it('are read by who manages the object, under its own kind alone', async () => {
    const notebook = await idOf('chloe', '/Teams/data-engineering/runbooks/late-files')
    expect((await list('chloe', 'notebooks', notebook)).status).toBe(403)
    expect((await list('ben', 'notebooks', notebook)).status).toBe(200)
    expect((await list('ben', 'files', notebook)).status).toBe(404)
    const repo = await idOf('ben', '/Repos/ben@contoso.example/lakehouse-etl')
    expect((await list('ben', 'repos', repo)).body.object_type).toBe('repo')
    expect((await list('ada', 'directories', 0)).status).toBe(200)
    expect((await list('ben', 'directories', 0)).status).toBe(403)
  })

  it('have four levels', async () => {
    const path = `/api/2.0/permissions/directories/${await idOf('ben', home)}/permissionLevels`
    const { permission_levels } = (await site.as('ben', path)).body
    expect(permission_levels.map((each) => each.permission_level)).toEqual([
      'CAN_READ',
      'CAN_RUN',
      'CAN_EDIT',
      'CAN_MANAGE',
    ])
    const odd = await list('ben', 'directories', await idOf('ben', home), grant('eve', 'CAN_USE'))
    expect(odd.status).toBe(400)
  })
})
