import { openTestSite, type Alias, type TestSite, type Who } from '../test-site'

type Complex = { value: string; display?: string; type?: string }
type Resource = {
  id: string
  userName: string
  displayName: string
  applicationId: string
  externalId?: string
  active: boolean
  name: { givenName: string; familyName: string }
  groups?: Complex[]
  members?: Complex[]
  entitlements?: Complex[]
  Resources?: Resource[]
  totalResults: number
  detail?: string
  status?: string
  scimType?: string
}
type Answer = { status: number; body: Resource; text: string }

const base = '/api/2.0/preview/scim/v2'
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

async function scim(
  who: Who,
  method: string,
  path: string,
  body?: object,
  alias: Alias = 'prod',
): Promise<Answer> {
  const request = { method, ...(body ? { body } : {}) }
  return (await site.as(who, `${base}/${path}`, request, alias)) as unknown as Answer
}

const patch = (path: string, ...Operations: object[]) =>
  scim('ada', 'PATCH', path, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  })
async function find(kind: string, filter: string): Promise<Resource> {
  const { body } = await scim('ada', 'GET', `${kind}?filter=${encodeURIComponent(filter)}`)
  return body.Resources![0]!
}
const userNamed = (name: string) => find('Users', `userName eq "${name}@contoso.example"`)
const groupNamed = (name: string) => find('Groups', `displayName eq "${name}"`)
const names = (list: Complex[] = []) => list.map(({ display, value }) => display ?? value)
const seesClusters = async (who: Who) => {
  const { body } = await site.as(who, '/api/2.1/clusters/list?page_size=100')
  return body.clusters?.length ?? 0
}

describe('a user', () => {
  const olga = { userName: 'olga@contoso.example', displayName: 'Olga van Dijk' }

  it('is made with what is said, and is among the users at once', async () => {
    const engineers = await groupNamed('data-engineers')
    const { status, body } = await scim('ada', 'POST', 'Users', {
      ...olga,
      externalId: 'hr-1207',
      entitlements: [{ value: 'allow-cluster-create' }],
      groups: [{ value: engineers.id }],
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ ...olga, active: true, externalId: 'hr-1207' })
    expect(body.name).toEqual({ givenName: 'Olga', familyName: 'van Dijk' })
    expect(names(body.groups).sort()).toEqual(['data-engineers', 'users'])
    expect((await scim('ada', 'GET', `Users/${body.id}`)).body).toEqual(body)
    expect((await userNamed('olga')).id).toBe(body.id)
  })

  it('of the tenant can sign in from then on', async () => {
    expect((await site.as('dan', `${base}/Me`)).status).toBe(403)
    await scim('ada', 'POST', 'Users', { userName: 'dan@contoso.example' })
    const { status, body } = await site.as('dan', `${base}/Me`)
    expect([status, body.userName]).toEqual([200, 'dan@contoso.example'])
  })

  it('who is put out of action or deleted cannot, nor can their tokens', async () => {
    const made = await site.as('chloe', '/api/2.0/token/create', { method: 'POST', body: {} })
    const { token_value } = made.body as unknown as { token_value: string }
    const withToken = async () =>
      (await site.raw(`${base}/Me`, { headers: { authorization: `Bearer ${token_value}` } })).status
    const { id } = await userNamed('chloe')
    const isKnown = async () => (await site.as('chloe', `${base}/Me`)).status
    await patch(`Users/${id}`, { op: 'replace', path: 'active', value: false })
    expect([await isKnown(), await withToken()]).toEqual([403, 403])
    await patch(`Users/${id}`, { op: 'Replace', value: { active: 'True' } })
    expect([await isKnown(), await withToken()]).toEqual([200, 200])
    expect((await scim('ada', 'DELETE', `Users/${id}`)).status).toBe(204)
    expect([await isKnown(), await withToken()]).toEqual([403, 403])
    expect(names((await groupNamed('analysts')).members)).toEqual(['Ines Duarte', 'Liam Walsh'])
  })

  it('is replaced whole by a PUT, but for their groups', async () => {
    const { id } = await userNamed('ben')
    const body = { userName: 'ben@contoso.example', displayName: 'Benjamin Kaya' }
    expect((await scim('ada', 'PUT', `Users/${id}`, body)).status).toBe(200)
    const after = (await scim('ada', 'GET', `Users/${id}`)).body
    expect(after).toMatchObject({ displayName: 'Benjamin Kaya', active: true })
    expect(after.entitlements).toBeUndefined()
    expect(names(after.groups)).toContain('data-engineers')
  })

  it('gains and loses entitlements one by one, with effect', async () => {
    const { id } = await userNamed('chloe')
    const create = () =>
      site.as('chloe', '/api/2.1/clusters/create', {
        method: 'POST',
        body: {
          spark_version: '15.4.x-scala2.12',
          node_type_id: 'Standard_DS3_v2',
          num_workers: 1,
        },
      })
    expect((await create()).status).toBe(403)
    await patch(`Users/${id}`, {
      op: 'add',
      path: 'entitlements',
      value: [{ value: 'allow-cluster-create' }],
    })
    expect((await create()).status).toBe(200)
    const path = 'entitlements[value eq "allow-cluster-create"]'
    await patch(`Users/${id}`, { op: 'remove', path })
    expect((await create()).status).toBe(403)
    expect(names((await userNamed('chloe')).entitlements)).toEqual(['databricks-sql-access'])
  })

  it.each<[string, object, number, string]>([
    ['a name that is taken', { userName: 'BEN@contoso.example' }, 409, 'uniqueness'],
    ['no name', { displayName: 'Olga' }, 400, 'invalidValue'],
    ['a name that is no address', { userName: 'olga' }, 400, 'invalidValue'],
    [
      'an entitlement that is none',
      { ...olga, entitlements: [{ value: 'all' }] },
      400,
      'invalidValue',
    ],
    ['a group that is not there', { ...olga, groups: [{ value: '7' }] }, 400, 'invalidValue'],
    ['an active that is neither', { ...olga, active: 'maybe' }, 400, 'invalidValue'],
  ])('is not made with %s', async (_what, more, status, scimType) => {
    const answer = await scim('ada', 'POST', 'Users', more)
    expect([answer.status, answer.body.scimType]).toEqual([status, scimType])
    expect((await scim('ada', 'GET', 'Users')).body.totalResults).toBe(12)
  })

  it('who is there already is said in the words that Terraform waits for', async () => {
    const { body } = await scim('ada', 'POST', 'Users', { userName: 'ben@contoso.example' })
    expect(body.detail).toBe('User with username ben@contoso.example already exists.')
  })

  it('keeps the name they were made with', async () => {
    const { id } = await userNamed('ben')
    const renamed = { op: 'replace', path: 'userName', value: 'benny@contoso.example' }
    expect((await patch(`Users/${id}`, renamed)).body.scimType).toBe('mutability')
  })
})

describe('a group', () => {
  it('gives its members what it may, as soon as they are in and no longer', async () => {
    const { id } = await groupNamed('data-engineers')
    const chloe = await userNamed('chloe')
    const before = await seesClusters('chloe')
    const add = { op: 'add', path: 'members', value: [{ value: chloe.id }] }
    expect((await patch(`Groups/${id}`, add)).status).toBe(204)
    expect(await seesClusters('chloe')).toBeGreaterThan(before)
    await patch(`Groups/${id}`, { op: 'remove', path: `members[value eq "${chloe.id}"]` })
    expect(await seesClusters('chloe')).toBe(before)
  })

  it('of admins makes an admin of whoever is in it', async () => {
    const { id } = await groupNamed('admins')
    const ben = await userNamed('ben')
    expect((await scim('ben', 'POST', 'Groups', { displayName: 'mine' })).status).toBe(403)
    await patch(`Groups/${id}`, { op: 'add', value: { members: [{ value: ben.id }] } })
    expect((await scim('ben', 'POST', 'Groups', { displayName: 'mine' })).status).toBe(201)
  })

  it('is made of people and groups, and reaches through those', async () => {
    const [analysts, engineers] = [await groupNamed('analysts'), await groupNamed('data-engineers')]
    const made = await scim('ada', 'POST', 'Groups', {
      displayName: 'everybody-with-data',
      members: [{ value: analysts.id }],
    })
    expect(made.status).toBe(201)
    expect(names(made.body.members)).toEqual(['analysts'])
    const before = await seesClusters('chloe')
    await patch(`Groups/${engineers.id}`, {
      op: 'add',
      path: 'members',
      value: [{ value: made.body.id }],
    })
    expect(await seesClusters('chloe')).toBeGreaterThan(before)
    const chloe = await userNamed('chloe')
    expect(chloe.groups?.find(({ display }) => display === 'data-engineers')?.type).toBe('indirect')
  })

  it('is replaced whole by a PUT, its members too', async () => {
    const { id } = await groupNamed('analysts')
    const ines = await userNamed('ines')
    await scim('ada', 'PUT', `Groups/${id}`, {
      displayName: 'analysts',
      members: [{ value: ines.id }],
    })
    expect(names((await groupNamed('analysts')).members)).toEqual(['Ines Duarte'])
    await scim('ada', 'PUT', `Groups/${id}`, { displayName: 'analysts' })
    expect((await groupNamed('analysts')).members).toBeUndefined()
  })

  it('is gone once deleted, and with it what it gave', async () => {
    const { id } = await groupNamed('data-engineers')
    expect((await scim('ada', 'DELETE', `Groups/${id}`)).status).toBe(204)
    expect((await scim('ada', 'GET', `Groups/${id}`)).status).toBe(404)
    expect(names((await userNamed('ben')).groups)).not.toContain('data-engineers')
  })

  it.each(['admins', 'users'])('of the workspace itself stays: %s', async (name) => {
    const { id } = await groupNamed(name)
    expect((await scim('ada', 'DELETE', `Groups/${id}`)).status).toBe(403)
    expect((await groupNamed(name)).id).toBe(id)
  })

  it('of all users has the members it has', async () => {
    const { id } = await groupNamed('users')
    const ben = await userNamed('ben')
    const remove = { op: 'remove', path: `members[value eq "${ben.id}"]` }
    expect((await patch(`Groups/${id}`, remove)).status).toBe(403)
  })

  it('is never in itself', async () => {
    const [scientists, team] = [await groupNamed('data-scientists'), await groupNamed('ml-team')]
    const into = (group: Resource, member: Resource) =>
      patch(`Groups/${group.id}`, { op: 'add', path: 'members', value: { value: member.id } })
    expect((await into(team, team)).body.scimType).toBe('invalidValue')
    expect((await into(team, scientists)).body.scimType).toBe('invalidValue')
  })

  it.each<[string, object, number]>([
    ['a name that is taken', { displayName: 'analysts' }, 409],
    ['no name', {}, 400],
    ['a member that is nobody', { displayName: 'new', members: [{ value: '7' }] }, 400],
    ['a member without a value', { displayName: 'new', members: [{}] }, 400],
  ])('is not made with %s', async (_what, body, status) => {
    expect((await scim('ada', 'POST', 'Groups', body)).status).toBe(status)
    expect((await scim('ada', 'GET', 'Groups')).body.totalResults).toBe(7)
  })
})

describe('a service principal', () => {
  const applicationId = 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60'

  it('of an application of Entra’s can call once the workspace knows it', async () => {
    expect((await site.as('finance-etl', `${base}/Me`, {}, 'dev')).status).toBe(403)
    const body = { applicationId, displayName: 'finance-etl' }
    expect((await scim('ada', 'POST', 'ServicePrincipals', body, 'dev')).status).toBe(201)
    expect((await site.as('finance-etl', `${base}/Me`, {}, 'dev')).status).toBe(200)
    const taken = await scim('ada', 'POST', 'ServicePrincipals', body, 'dev')
    expect(taken.body.detail).toBe(
      `Service principal with application ID ${applicationId} already exists.`,
    )
  })

  it('gets an application id when it has none, and is changed and deleted', async () => {
    const { body } = await scim('ada', 'POST', 'ServicePrincipals', { displayName: 'ci' })
    expect(body.applicationId).toMatch(/^[0-9a-f-]{36}$/)
    const path = `ServicePrincipals/${body.id}`
    await patch(path, { op: 'replace', path: 'displayName', value: 'ci-2' })
    expect((await scim('ada', 'GET', path)).body.displayName).toBe('ci-2')
    await scim('ada', 'PUT', path, { displayName: 'ci-3', active: false })
    expect((await scim('ada', 'GET', path)).body).toMatchObject({
      displayName: 'ci-3',
      active: false,
    })
    expect((await scim('ada', 'DELETE', path)).status).toBe(204)
    expect((await scim('ada', 'GET', path)).status).toBe(404)
  })

  it.each([{ applicationId: 'finance' }, { applicationId: 7 }])(
    'is not made with %j',
    async (body) => {
      expect((await scim('ada', 'POST', 'ServicePrincipals', body)).status).toBe(400)
    },
  )
})

describe('a change', () => {
  it.each<[Who, string]>([
    ['ben', 'Users'],
    ['chloe', 'Groups'],
    ['finance-etl', 'ServicePrincipals'],
  ])('is refused to %s, on %s, with SCIM’s own 403', async (who, kind) => {
    const first = (await scim('ada', 'GET', kind)).body.Resources![0]!
    const answers = [
      await scim(who, 'POST', kind, { userName: 'x@contoso.example', displayName: 'x' }),
      await scim(who, 'PUT', `${kind}/${first.id}`, { displayName: 'x' }),
      await scim(who, 'PATCH', `${kind}/${first.id}`, { Operations: [] }),
      await scim(who, 'DELETE', `${kind}/${first.id}`),
    ]
    for (const { status, body } of answers) expect([status, body.status]).toEqual([403, '403'])
    expect((await scim('ada', 'GET', `${kind}/${first.id}`)).body).toEqual(first)
  })

  it.each(['Users', 'Groups', 'ServicePrincipals'])(
    'of what is not there is 404: %s',
    async (kind) => {
      expect((await patch(`${kind}/7`)).status).toBe(404)
      expect((await scim('ada', 'PUT', `${kind}/7`, {})).status).toBe(404)
      expect((await scim('ada', 'DELETE', `${kind}/7`)).status).toBe(404)
    },
  )

  it.each<[object, string]>([
    [{ op: 'move', path: 'active' }, 'invalidSyntax'],
    [{ op: 'remove' }, 'noTarget'],
    [{ op: 'add', path: 'shoeSize', value: 44 }, 'invalidPath'],
    [{ op: 'add', path: 'active[value eq "x"]', value: true }, 'invalidPath'],
    [{ op: 'replace', path: 'displayName', value: 7 }, 'invalidValue'],
  ])(
    'by %j is refused, and what stood before it in the request is not done',
    async (last, type) => {
      const { id } = await userNamed('ben')
      const first = { op: 'replace', path: 'active', value: false }
      expect((await patch(`Users/${id}`, first, last)).body.scimType).toBe(type)
      expect((await userNamed('ben')).active).toBe(true)
    },
  )

  it('that is no JSON is refused in the words of the service', async () => {
    const headers = { authorization: `Bearer ${await site.token('ada')}` }
    const { status, body } = await site.raw(`${base}/Users`, { method: 'POST', text: '{', headers })
    expect(status).toBe(400)
    expect(body.detail).toBe('Request is unparsable, syntactically incorrect, or violates schema.')
  })

  it('is forgotten by a reset', async () => {
    await scim('ada', 'POST', 'Users', { userName: 'olga@contoso.example' })
    await site.control('reset', { method: 'POST' })
    expect((await scim('ada', 'GET', 'Users')).body.totalResults).toBe(12)
  })
})
