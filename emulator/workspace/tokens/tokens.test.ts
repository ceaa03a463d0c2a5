import { openTestSite, type Alias, type TestSite, type Who } from '../test-site'

type Info = {
  token_id: string
  creation_time: number
  expiry_time: number
  comment: string
  created_by_username?: string
  last_used_day?: number
}
type Answer = {
  error_code?: string | number
  message?: string
  token_value: string
  token_info: Info
  token_infos?: Info[]
}

const me = '/api/2.0/preview/scim/v2/Me'
const day = 86_400_000
let site: TestSite

beforeEach(async () => {
  site = await openTestSite()
})
afterEach(() => site.close())

async function call(
  who: Who,
  path: string,
  body?: object,
  method = body ? 'POST' : 'GET',
): Promise<Answer> {
  const request = { method, ...(body ? { body } : {}) }
  return (await site.as(who, `/api/2.0/${path}`, request)).body as unknown as Answer
}

const create = (who: Who, body: object = {}) => call(who, 'token/create', body)
const withToken = (value: string, path = me, alias: Alias = 'prod') =>
  site.raw(path, { headers: { authorization: `Bearer ${value}` } }, alias)
const ownIds = async (who: Who) =>
  (await call(who, 'token/list')).token_infos?.map(({ token_id }) => token_id)

describe('a personal access token', () => {
  it('is its owner, with all their rights and no others', async () => {
    const { token_value } = await create('ben')
    expect(token_value).toMatch(/^dapi[0-9a-f]{32}-\d$/)
    const { status, body } = await withToken(token_value)
    expect([status, body.userName]).toEqual([200, 'ben@contoso.example'])
    const fraud = await withToken(
      token_value,
      '/api/2.1/clusters/get?cluster_id=0528-090107-q7v4r3hy',
    )
    expect(fraud.status).toBe(403)
    const { calls } = (await site.control(`calls?path=${me}`)).body
    expect(calls).toMatchObject([{ principal: 'ben@contoso.example', status: 200 }])
  })

  it('may be an application’s', async () => {
    const { token_value } = await create('finance-etl')
    expect((await withToken(token_value)).body.displayName).toBe('finance-etl')
  })

  it('is of one workspace', async () => {
    const { token_value } = await create('ben')
    expect((await withToken(token_value, me, 'dev')).status).toBe(403)
  })

  it('is told once: no list, record or setting holds it', async () => {
    const { token_value, token_info } = await create('ben', { comment: 'laptop' })
    await withToken(token_value)
    const seen = [
      await site.as('ben', '/api/2.0/token/list'),
      await site.as('ada', '/api/2.0/token-management/tokens'),
      await site.as('ada', `/api/2.0/token-management/tokens/${token_info.token_id}`),
      await site.control('calls'),
      await site.control('info'),
    ]
    for (const { text } of seen) expect(text).not.toContain(token_value.slice(4, 36))
    expect(seen[0]?.text).toContain('laptop')
  })

  it('ends with its second', async () => {
    const { token_value, token_info } = await create('ben', { lifetime_seconds: 60 })
    expect(token_info.expiry_time - token_info.creation_time).toBe(60_000)
    site.clock.advance(59_999)
    expect((await withToken(token_value)).status).toBe(200)
    site.clock.advance(1)
    const { status, body, headers } = await withToken(token_value)
    expect(status).toBe(403)
    expect(body.error_code).toBe(403)
    expect(body.message).toMatch(/^Invalid access token\./)
    expect(headers['x-databricks-reason-phrase']).toBe('Invalid access token.')
    expect(await call('ben', 'token/list')).toEqual({})
  })

  it('lives for 730 days when no lifetime is asked for, and never longer', async () => {
    const { token_info } = await create('ben')
    expect(token_info.expiry_time - token_info.creation_time).toBe(730 * day)
    for (const lifetime_seconds of [0, -1, 730 * 86_400 + 1]) {
      expect(await create('ben', { lifetime_seconds })).toMatchObject({
        error_code: 'INVALID_PARAMETER_VALUE',
      })
    }
  })

  it('that nobody issued is refused', async () => {
    for (const value of ['dapi', `dapi${'0'.repeat(32)}-3`]) {
      expect((await withToken(value)).status).toBe(403)
    }
  })

  it('is dead once revoked, by its owner alone', async () => {
    const { token_value, token_info } = await create('ben')
    const body = { token_id: token_info.token_id }
    expect(await call('eve', 'token/delete', body)).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
    })
    expect(await call('ben', 'token/delete', body)).toEqual({})
    expect((await withToken(token_value)).status).toBe(403)
    expect(await call('ben', 'token/delete', body)).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
    })
  })

  it('is one of 600 at the most', async () => {
    const { token_value } = await create('ben')
    const headers = { authorization: `Bearer ${token_value}` }
    for (let count = 1; count < 600; count++) {
      await site.raw('/api/2.0/token/create', { method: 'POST', body: {}, headers })
    }
    expect(await create('ben')).toMatchObject({ error_code: 'QUOTA_EXCEEDED' })
    expect((await create('eve')).token_info).toBeDefined()
  }, 60_000)

  it('may get another comment', async () => {
    const { token_info } = await create('ben', { comment: 'laptop' })
    const change = { token: { comment: 'desk' }, update_mask: 'comment' }
    await call('ben', `token/${token_info.token_id}`, change, 'PATCH')
    expect((await call('ben', 'token/list')).token_infos?.[0]?.comment).toBe('desk')
    const scopes = { token: { scopes: ['sql'] }, update_mask: 'scopes' }
    expect(await call('ben', `token/${token_info.token_id}`, scopes, 'PATCH')).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
    })
  })
})

describe('the tokens of a workspace', () => {
  const managed = 'token-management/tokens'

  it('are an admin’s to see and to revoke', async () => {
    const { token_value, token_info } = await create('ben', { comment: 'laptop' })
    await withToken(token_value)
    const { token_infos = [] } = await call('ada', managed)
    expect(token_infos.map(({ created_by_username }) => created_by_username)).toEqual([
      'jonas@contoso.example',
      'mei@contoso.example',
      'ben@contoso.example',
    ])
    expect(token_infos[1]?.expiry_time).toBe(-1)
    expect(token_infos[2]?.last_used_day).toBe(site.clock.now() - (site.clock.now() % day))
    const path = `${managed}/${token_info.token_id}`
    expect((await call('ada', path)).token_info.comment).toBe('laptop')
    expect(await call('ada', path, undefined, 'DELETE')).toEqual({})
    expect((await withToken(token_value)).status).toBe(403)
    expect(await call('ada', path)).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' })
  })

  it('are found by who made them', async () => {
    const byName = await call('ada', `${managed}?created_by_username=mei@contoso.example`)
    expect(byName.token_infos).toHaveLength(1)
    expect(await call('ada', `${managed}?created_by_id=7`)).toEqual({})
  })

  it('are nobody else’s', async () => {
    const { token_info } = await create('chloe')
    const path = `${managed}/${token_info.token_id}`
    const refused = [
      await call('ben', managed),
      await call('ben', path),
      await call('ben', path, undefined, 'DELETE'),
      await call('ben', path, { token: {}, update_mask: 'comment' }, 'PATCH'),
      await call('ben', 'token-management/on-behalf-of/tokens', { application_id: 'x' }),
    ]
    for (const answer of refused) expect(answer).toMatchObject({ error_code: 'PERMISSION_DENIED' })
    expect(await ownIds('chloe')).toEqual([token_info.token_id])
  })

  it('are none on behalf of an application', async () => {
    const answer = await call('ada', 'token-management/on-behalf-of/tokens', {
      application_id: 'd9a2e3f4-6c7b-4e8d-a09f-1b2c3d4e5f60',
    })
    expect(answer.message).toMatch(/^On-behalf-of token creation .* is not enabled/)
  })
})

describe('who may use tokens', () => {
  const path = '/api/2.0/permissions/authorization/tokens'
  const only = (group_name: string) => ({
    access_control_list: [{ group_name, permission_level: 'CAN_USE' }],
  })

  it('are all users, until an admin says otherwise; then the tokens of the others are gone', async () => {
    const before = await site.as('ada', path)
    expect(before.body).toMatchObject({ object_id: '/authorization/tokens', object_type: 'tokens' })
    const chloes = (await create('chloe')).token_value
    const bens = (await create('ben')).token_value
    expect((await site.as('ada', path, { method: 'PUT', body: only('analysts') })).status).toBe(200)
    expect((await withToken(chloes)).status).toBe(200)
    expect((await withToken(bens)).status).toBe(403)
    expect(await create('ben')).toMatchObject({
      error_code: 'PERMISSION_DENIED',
      message: 'User does not have permission to use tokens.',
    })
  })

  it('is said by admins alone', async () => {
    for (const method of ['GET', 'PUT', 'PATCH']) {
      const body = method === 'GET' ? {} : { body: only('users') }
      expect((await site.as('ben', path, { method, ...body })).status).toBe(403)
    }
    const levels = await site.as('ada', `${path}/permissionLevels`)
    expect(levels.body.permission_levels.map((each) => each.permission_level)).toEqual(['CAN_USE'])
  })

  it('cannot be said where there is no token', async () => {
    const tokens = (await call('ada', 'token-management/tokens')).token_infos ?? []
    for (const { token_id } of tokens) {
      await call('ada', `token-management/tokens/${token_id}`, undefined, 'DELETE')
    }
    const { status, body } = await site.as('ada', path)
    expect([status, body.message]).toEqual([404, 'tokens tokens does not exist'])
  })
})
