import { openTestSite, type TestSite, type Who } from '../test-site'

let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
const look = (who: Who, verb: string, path: string, more = {}) =>
  site.as(who, `/api/2.0/workspace/${verb}?${query({ path, ...more })}`)
const list = async (who: Who, path: string, more = {}) =>
  (await look(who, 'list', path, more)).body.objects ?? []
const paths = async (who: Who, path: string) => (await list(who, path)).map((each) => each.path)

const home = (who: Who) => `/Users/${who}@contoso.example`

describe('the tree of a workspace', () => {
  it('shows each person their own home, and what others share', async () => {
    expect(await paths('ben', '/Users')).toEqual([home('ben')])
    expect(await paths('chloe', '/Users')).toEqual([home('chloe')])
    expect((await paths('ada', '/Users')).length).toBeGreaterThan(8)
    expect(await paths('chloe', '/')).toEqual(['/Repos', '/Shared', '/Users'])
    expect(await paths('chloe', '/Teams/data-engineering')).toContain(
      '/Teams/data-engineering/runbooks',
    )
  })

  it.each([
    ['a home', '/Users/ada@contoso.example'],
    ['a notebook', '/Users/ada@contoso.example/workspace-audit'],
    ['nothing', '/Users/nobody'],
  ])('has no %s for who may not see it', async (_what, path) => {
    for (const verb of ['list', 'get-status', 'export']) {
      const { status, body } = await look('ben', verb, path)
      expect([verb, status, body.error_code]).toEqual([verb, 404, 'RESOURCE_DOES_NOT_EXIST'])
      expect(body.message).toBe(`Path (${path}) doesn't exist.`)
    }
  })

  it('tells kinds, languages and sizes', async () => {
    const objects = await list('ben', home('ben'))
    expect(objects.map(({ path, object_type, language }) => [path, object_type, language])).toEqual(
      [
        [`${home('ben')}/etl-tests`, 'DIRECTORY', undefined],
        [`${home('ben')}/orders-exploration`, 'NOTEBOOK', 'PYTHON'],
        [`${home('ben')}/streaming`, 'DIRECTORY', undefined],
      ],
    )
    const [requirements] = await list('ben', `${home('ben')}/etl-tests`)
    expect(requirements).toMatchObject({ object_type: 'FILE', size: 29 })
    expect((await look('ben', 'get-status', '/')).body).toMatchObject({
      object_id: 0,
      object_type: 'DIRECTORY',
    })
  })

  it('lists what is no folder as itself, and an empty folder as nothing', async () => {
    const path = `${home('ben')}/orders-exploration`
    expect(await paths('ben', path)).toEqual([path])
    expect((await look('eve', 'list', home('eve'))).body).toEqual({})
  })

  it('answers in the spelling it was asked in', async () => {
    const path = `/Workspace${home('ben')}`
    expect((await look('ben', 'get-status', path)).body).toMatchObject({ path })
    expect((await paths('ben', `${path}/`))[0]).toBe(`${path}/etl-tests`)
    expect(await paths('ben', '/Workspace')).toContain('/Workspace/Users')
    const bare = await look('ben', 'get-status', home('ben'))
    const mounted = await look('ben', 'get-status', path)
    expect(bare.body.object_id).toBe(mounted.body.object_id)
  })

  it('leaves out notebooks that were not modified since', async () => {
    const since = String(site.clock.now())
    expect(await list('ben', home('ben'), { notebooks_modified_after: since })).toHaveLength(2)
    const long = String(site.clock.now() - 90 * 86_400_000)
    expect(await list('ben', home('ben'), { notebooks_modified_after: long })).toHaveLength(3)
  })

  it('tells the CLI the format in git, and what a folder is a checkout of, when asked', async () => {
    const notebook = `${home('ben')}/orders-exploration`
    const told = await look('ben', 'get-status', notebook, { return_export_info: 'true' })
    expect(told.body).toMatchObject({ repos_export_format: 'SOURCE' })
    expect((await look('ben', 'get-status', notebook)).body).not.toHaveProperty(
      'repos_export_format',
    )
    const repo = '/Repos/ben@contoso.example/lakehouse-etl'
    const inside = await look('ben', 'get-status', `${repo}/lib`, { return_git_info: 'true' })
    expect(inside.body).toMatchObject({
      git_info: { path: repo, branch: 'feature/orders-v2' },
    })
  })

  it.each([
    ['no path', '', 'Missing required field: path'],
    ['a path from nowhere', 'Users', "Path (Users) doesn't start with '/'"],
    ['a path that climbs', '/Users/../Shared', 'Path (/Users/../Shared) is not valid.'],
  ])('refuses %s', async (_what, path, message) => {
    const { status, body } = await look('ada', 'list', path)
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { error_code: 'INVALID_PARAMETER_VALUE', message },
    })
  })

  it('has the same ids after every start', async () => {
    const again = await openTestSite()
    const path = `/api/2.0/workspace/get-status?${query({ path: home('ben') })}`
    const { body } = await again.as('ben', path)
    expect(body.object_id).toBe((await look('ben', 'get-status', home('ben'))).body.object_id)
    await again.close()
  })
})
