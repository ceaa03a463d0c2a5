import { openTestSite, type Alias, type TestSite, type Who } from './test-site'

let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const scim = (
  path: string,
  query: Record<string, string> = {},
  who: Who = 'ada',
  alias: Alias = 'prod',
) =>
  site.as(
    who,
    `/api/2.0/preview/scim/v2/${path}?${new URLSearchParams(query).toString()}`,
    {},
    alias,
  )

const userNames = async (query: Record<string, string>) =>
  ((await scim('Users', query)).body.Resources ?? []).map(({ userName }) => userName)

describe('Me', () => {
  it.each([
    ['ada', ['users', 'admins'], 'allow-instance-pool-create'],
    ['ben', ['users', 'data-engineers', 'platform-oncall'], 'allow-cluster-create'],
    ['chloe', ['users', 'analysts'], 'databricks-sql-access'],
  ] as const)('tells %s who they are, their groups and entitlements', async (who, groups, last) => {
    const { body, headers } = await scim('Me', {}, who)
    expect(headers['content-type']).toBe('application/scim+json')
    expect(body.userName).toBe(`${who}@contoso.example`)
    expect(body.groups.map(({ display }) => display)).toEqual(groups)
    expect(body.entitlements.at(-1)?.value).toBe(last)
    expect(body.groups[0]?.$ref).toBe(`Groups/${body.groups[0]?.value}`)
  })

  it('gives chloe nothing but SQL', async () => {
    const { body } = await scim('Me', {}, 'chloe')
    expect(body.entitlements).toEqual([{ value: 'databricks-sql-access' }])
  })

  it('names a service principal by its application id', async () => {
    const { body } = await scim('Me', {}, 'finance-etl')
    expect(body.userName).toBe('d9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60')
    expect(body.displayName).toBe('finance-etl')
  })

  it('keeps to the attributes that were asked for', async () => {
    expect(Object.keys((await scim('Me', { attributes: 'id,userName' })).body).sort()).toEqual([
      'id',
      'userName',
    ])
    expect((await scim('Me', { excludedAttributes: 'groups' })).body.groups).toBeUndefined()
  })
})

describe('lists', () => {
  it('hold the people of the workspace, and not dan', async () => {
    const { body } = await scim('Users')
    expect(body).toMatchObject({ totalResults: 12, startIndex: 1, itemsPerPage: 12 })
    expect(body.Resources?.map(({ userName }) => userName)).not.toContain('dan@contoso.example')
    expect((await scim('Users', {}, 'ada', 'dev')).body.totalResults).toBe(11)
  })

  it.each([
    ['userName eq "BEN@contoso.example"', ['ben@contoso.example']],
    ['displayName co "s berg"', ['jonas@contoso.example']],
    ['name.familyName sw "Mb"', ['grace@contoso.example']],
    ['userName sw "e" or userName sw "m"', ['eve@contoso.example', 'mei@contoso.example']],
    ['displayName co "a" and userName sw "f"', ['farid@contoso.example']],
    ['userName eq "a and b"', []],
    ['externalId pr and userName sw "c"', ['chloe@contoso.example']],
    ['groups.display eq "admins"', ['ada@contoso.example', 'kira@contoso.example']],
    ['active eq true and groups.display ne "users"', []],
  ])('filter by %s', async (filter, expected) => {
    expect(await userNames({ filter })).toEqual(expected)
  })

  it.each(['userName like "x"', 'userName eq', '(userName eq "x")'])(
    'refuse the filter %s',
    async (filter) => {
      const { status, body } = await scim('Users', { filter })
      expect(status).toBe(400)
      expect(body.scimType).toBe('invalidFilter')
    },
  )

  it('come in pages counted from 1, in the order asked for', async () => {
    const all = await userNames({ sortBy: 'userName' })
    const page = await scim('Users', { sortBy: 'userName', startIndex: '5', count: '4' })
    expect(page.body).toMatchObject({ totalResults: 12, startIndex: 5, itemsPerPage: 4 })
    expect(page.body.Resources?.map(({ userName }) => userName)).toEqual(all.slice(4, 8))
    expect(await userNames({ sortBy: 'userName', sortOrder: 'descending' })).toEqual(all.reverse())
    const beyond = await scim('Users', { startIndex: '100' })
    expect(beyond.body.Resources).toBeUndefined()
  })

  it('refuse a count that is no number', async () => {
    expect((await scim('Users', { count: 'all' })).body.scimType).toBe('invalidValue')
  })

  it('hold groups with their members, people and groups alike', async () => {
    const { body } = await scim('Groups', { filter: 'displayName eq "data-scientists"' })
    expect(
      body.Resources?.[0]?.members.map(({ display, $ref }) => `${display} ${$ref.split('/')[0]}`),
    ).toEqual(['Noor Haddad Users', 'ml-team Groups'])
  })

  it('hold the service principal of prod, and none in dev', async () => {
    const { body } = await scim('ServicePrincipals')
    expect(body.Resources?.map(({ displayName }) => displayName)).toEqual(['finance-etl'])
    expect((await scim('ServicePrincipals', {}, 'ada', 'dev')).body.totalResults).toBe(0)
  })
})

describe('others than admins', () => {
  it('read the names and ids of people and groups, and nothing else', async () => {
    const [ben] =
      (await scim('Users', { filter: 'userName sw "noor"' }, 'ben')).body.Resources ?? []
    expect(Object.keys(ben ?? {})).toEqual(['schemas', 'id', 'userName', 'displayName'])
    expect((await scim(`Users/${ben?.id}`, {}, 'ben')).body).toEqual(ben)
    const [group] = (await scim('Groups', {}, 'chloe')).body.Resources ?? []
    expect(group).toMatchObject({ displayName: 'users' })
    expect(group).not.toHaveProperty('members')
  })

  it('are told nothing of service principals', async () => {
    const { status, body } = await scim('ServicePrincipals', {}, 'ben')
    expect({ status, body }).toMatchObject({ status: 403, body: { status: '403' } })
  })
})

describe('one resource', () => {
  it.each(['Users', 'Groups', 'ServicePrincipals'])('of %s is found by id', async (kind) => {
    const [first] = (await scim(kind)).body.Resources ?? []
    expect((await scim(`${kind}/${first?.id}`)).body.id).toBe(first?.id)
  })

  it.each([
    ['Users', 'User'],
    ['Groups', 'Group'],
    ['ServicePrincipals', 'ServicePrincipal'],
  ])("of %s that is not there is SCIM's own 404", async (kind, name) => {
    const { status, body } = await scim(`${kind}/404`)
    expect(status).toBe(404)
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      detail: `${name} with id 404 not found.`,
      status: '404',
    })
  })
})
