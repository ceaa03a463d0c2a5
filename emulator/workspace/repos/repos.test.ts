import { openTestSite, type TestSite, type Who } from '../test-site'

let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

const etl = 'https://dev.azure.com/contoso/data/_git/lakehouse-etl'
const finance = 'https://dev.azure.com/contoso/data/_git/finance'
const provider = 'azureDevOpsServices'
const benRepo = '/Repos/ben@contoso.example/lakehouse-etl'

const call = (who: Who, method: string, path: string, body?: object) =>
  site.as(who, `/api/2.0/${path}`, body ? { method, body } : { method })
const list = async (who: Who, query = '') => (await call(who, 'GET', `repos${query}`)).body
const source = async (path: string, who: Who = 'ben') =>
  (await call(who, 'GET', `workspace/export?direct_download=true&path=${encodeURIComponent(path)}`))
    .text
const benId = async () => (await list('ben')).repos?.find(({ path }) => path === benRepo)?.id ?? 0

describe('Git folders', () => {
  it('are listed for who may see them, by their path', async () => {
    expect((await list('ada')).repos?.map(({ path }) => path)).toEqual([
      benRepo,
      '/Repos/chloe@contoso.example/analytics-sql',
      '/Repos/production/lakehouse-etl',
    ])
    expect((await list('chloe')).repos).toHaveLength(1)
    expect((await list('ben', '?path_prefix=/Workspace/Repos/prod')).repos).toHaveLength(1)
    expect(await list('ben', '?path_prefix=/Repos/none')).toEqual({})
  })

  it('come in pages of twenty, whose token has a name of its own', async () => {
    for (let index = 0; index < 20; index += 1) {
      const body = { url: `https://github.com/contoso/r${index}`, provider: 'gitHub' }
      expect((await call('ben', 'POST', 'repos', body)).status).toBe(200)
    }
    const first = await list('ben')
    expect(first.repos).toHaveLength(20)
    const rest = await list('ben', `?next_page_token=${first.next_page_token}`)
    expect(rest.repos).toHaveLength(2)
    expect(rest.next_page_token).toBeUndefined()
  })

  it('are cloned into the own folder, with their files and notebooks', async () => {
    const { status, body } = await call('eve', 'POST', 'repos', { url: `${etl}.git`, provider })
    expect(status).toBe(200)
    const path = '/Repos/eve@contoso.example/lakehouse-etl'
    expect(body).toMatchObject({ path, branch: 'main', provider })
    expect(await source(`${path}/jobs/load_orders`, 'eve')).toContain('"json"')
    const stat = await call('eve', 'GET', `workspace/get-status?path=${path}`)
    expect(stat.body).toMatchObject({ object_type: 'REPO', object_id: body.id })
    expect((await call('ben', 'GET', `repos/${body.id}`)).status).toBe(404)
  })

  it('may lie in any folder that one manages', async () => {
    const path = '/Users/ben@contoso.example/checkout'
    const { body } = await call('ben', 'POST', 'repos', { url: etl, provider, path })
    const stat = await call('ben', 'GET', `workspace/get-status?path=${path}`)
    expect(stat.body).toMatchObject({
      object_type: 'DIRECTORY',
      directory_info: { is_git_folder: true },
    })
    expect((await call('ben', 'GET', `permissions/repos/${body.id}`)).status).toBe(200)
  })

  it('check out only what is asked for, when it is asked at the start', async () => {
    const path = '/Users/ben@contoso.example/sparse'
    const sparse_checkout = { patterns: ['lib'] }
    const body = { url: etl, provider, path, sparse_checkout }
    const { id } = (await call('ben', 'POST', 'repos', body)).body
    const { objects } = (await call('ben', 'GET', `workspace/list?path=${path}`)).body
    expect(objects?.map((each) => each.path.split('/').at(-1))).toEqual([
      'README.md',
      'lib',
      'requirements.txt',
    ])
    expect((await call('ben', 'GET', `repos/${id}`)).body).toMatchObject({ sparse_checkout })
    const late = await call('ben', 'PATCH', `repos/${await benId()}`, { sparse_checkout })
    expect(late.status).toBe(400)
  })

  it('go to another branch or tag, and bring its files', async () => {
    const id = await benId()
    expect(await source(`${benRepo}/jobs/load_orders`)).toContain('"parquet"')
    const before = (await call('ben', 'GET', `repos/${id}`)).body
    expect((await call('ben', 'PATCH', `repos/${id}`, { branch: 'main' })).body).toEqual({})
    expect(await source(`${benRepo}/jobs/load_orders`)).toContain('"json"')
    const after = (await call('ben', 'GET', `repos/${id}`)).body
    expect(after).toMatchObject({ id, branch: 'main' })
    expect(after).not.toMatchObject({ head_commit_id: before['head_commit_id' as never] })
    await call('ben', 'PATCH', `repos/${id}`, { tag: 'v2.4.1' })
    expect(await source(`${benRepo}/README.md`)).toContain('Release 2.4.1.')
    expect((await call('ben', 'GET', `repos/${id}`)).body).not.toHaveProperty('branch')
  })

  it.each([
    ['a branch that is not there', { branch: 'none' }, 404],
    ['a tag that is not there', { tag: 'none' }, 404],
    ['both at once', { branch: 'main', tag: 'v2.4.1' }, 400],
  ])('do not go to %s', async (_what, body, status) => {
    expect((await call('ben', 'PATCH', `repos/${await benId()}`, body)).status).toBe(status)
  })

  it('are deleted with their files, by who manages them', async () => {
    const production = (await list('ben')).repos?.find(({ path }) => path.includes('production'))
    expect((await call('ben', 'DELETE', `repos/${production?.id}`)).status).toBe(403)
    expect((await call('ben', 'PATCH', `repos/${production?.id}`, { branch: 'main' })).status).toBe(
      403,
    )
    const id = await benId()
    expect((await call('ben', 'DELETE', `repos/${id}`)).body).toEqual({})
    expect((await call('ben', 'DELETE', `repos/${id}`)).status).toBe(404)
    const gone = await call('ben', 'GET', `workspace/get-status?path=${benRepo}`)
    expect(gone.status).toBe(404)
  })

  it.each([
    ['no address', { provider }, 400],
    ['an address that is none', { url: 'git@dev.azure.com:x', provider }, 400],
    ['an address with a password', { url: 'https://a:b@dev.azure.com/x', provider }, 400],
    ['a strange provider', { url: etl, provider: 'cvs' }, 400],
    ['a path too short', { url: etl, provider, path: '/Repos/x' }, 400],
    ['a path that is taken', { url: etl, provider, path: benRepo }, 400],
    ['the folder of another', { url: etl, provider, path: '/Repos/production/x' }, 403],
    ['a folder that is not there', { url: etl, provider, path: '/Repos/none/x' }, 404],
  ])('are not made with %s', async (_what, body, status) => {
    const reply = await call('ben', 'POST', 'repos', body)
    expect(reply.status).toBe(status)
    expect(reply.text).not.toContain('a:b')
  })

  it('of a private repository need a credential of its provider', async () => {
    const body = { url: finance, provider }
    const refused = await call('eve', 'POST', 'repos', body)
    expect(refused).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/^Missing Git provider credentials\./) as string },
    })
    expect((await call('ben', 'POST', 'repos', body)).status).toBe(200)
  })

  it('are not for who may not work in the workspace', async () => {
    expect((await call('chloe', 'POST', 'repos', { url: etl, provider })).status).toBe(403)
  })
})

describe('Git credentials', () => {
  const token = 'ado-pat-not-to-be-seen'
  const wanted = {
    git_provider: 'gitHub',
    git_username: 'eve',
    personal_access_token: token,
    name: 'laptop',
  }

  it('are kept without their token, which nothing gives back', async () => {
    const made = await call('eve', 'POST', 'git-credentials', wanted)
    const { credential_id } = made.body
    const own = `git-credentials/${credential_id}`
    const seen = [made, await call('eve', 'GET', 'git-credentials'), await call('eve', 'GET', own)]
    for (const { status, text } of seen) {
      expect(status).toBe(200)
      expect(text).toContain('"git_username":"eve"')
      expect(text).not.toContain(token)
    }
    const change = { git_provider: 'gitLab', personal_access_token: token }
    expect((await call('eve', 'PATCH', own, change)).body).toEqual({})
    expect((await call('eve', 'GET', own)).body).toEqual({ credential_id, git_provider: 'gitLab' })
    expect((await call('eve', 'DELETE', own)).body).toEqual({})
    expect((await call('eve', 'GET', 'git-credentials')).body).toEqual({})
  })

  it('are one for each provider', async () => {
    const again = await call('ben', 'POST', 'git-credentials', {
      git_provider: provider,
      personal_access_token: token,
    })
    expect([again.status, again.body.error_code]).toEqual([400, 'RESOURCE_ALREADY_EXISTS'])
  })

  it('are seen by nobody else, admins included', async () => {
    const { credentials } = (await call('ben', 'GET', 'git-credentials')).body
    const id = String(credentials?.[0]?.['credential_id'])
    expect((await call('ada', 'GET', 'git-credentials')).body).toEqual({})
    for (const method of ['GET', 'DELETE']) {
      expect((await call('ada', method, `git-credentials/${id}`)).status).toBe(404)
    }
  })

  it.each([
    ['no provider', { personal_access_token: token }],
    ['no token', { git_provider: 'gitHub' }],
    ['a strange provider', { git_provider: 'cvs', personal_access_token: token }],
  ])('are not made with %s', async (_what, body) => {
    const reply = await call('eve', 'POST', 'git-credentials', body)
    expect(reply.status).toBe(400)
    expect(reply.text).not.toContain(token)
  })
})
