import { databricksAppId, tenantId } from '../seed/directory'
import { openTestSite, type TestSite } from './test-site'

const me = '/api/2.0/preview/scim/v2/Me'
let site: TestSite

beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const withBearer = (authorization: string) => site.raw(me, { headers: { authorization } })

describe('a bearer', () => {
  it('is accepted when Entra signed it for this workspace', async () => {
    const { status, headers, body } = await site.as('ben', me)
    expect(status).toBe(200)
    expect(body.userName).toBe('ben@contoso.example')
    expect(headers['x-databricks-org-id']).toBe('7405612345678901')
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('must be there: 401 in the words of the service', async () => {
    const { status, body, headers } = await site.raw(me)
    expect(status).toBe(401)
    expect(body.error_code).toBe(401)
    expect(body.message).toMatch(
      /^Credential was not sent or was of an unsupported type for this API\. \[ReqId: [0-9a-f-]{36}\]$/,
    )
    expect(headers['www-authenticate']).toBe('Bearer')
  })

  it('is no other scheme', async () => {
    expect((await withBearer('Basic YWRhOmRlbW8=')).status).toBe(401)
  })

  it.each([
    ['another audience', { aud: 'api://lakedeck' }],
    [
      'an issuer of the v2.0 endpoint',
      { iss: `https://login.microsoftonline.com/${tenantId}/v2.0` },
    ],
    ['another tenant', { tid: '11111111-1111-4111-8111-111111111111' }],
    ['no scope for the person', { scp: 'openid profile' }],
    ['an end in the past', { exp: 1_000 }],
    ['a beginning in the future', { nbf: 9_999_999_999 }],
    ['no object id', { oid: undefined }],
  ])('with %s is refused with 401', async (_what, claims) => {
    const { status, body } = await withBearer(`Bearer ${await site.token('ben', claims)}`)
    expect(status).toBe(401)
    expect(body.message).toMatch(/^Invalid access token\./)
  })

  it('signed by another key is refused', async () => {
    expect((await withBearer(`Bearer ${await site.token('ben', {}, 'strange')}`)).status).toBe(401)
  })

  it('without a signature is refused', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const unsigned = `${encode({ alg: 'none' })}.${encode({ aud: databricksAppId })}.`
    expect((await withBearer(`Bearer ${unsigned}`)).status).toBe(401)
  })

  it('ends with its second on the clock, not later', async () => {
    const token = `Bearer ${await site.token('ben', { exp: Math.floor(site.clock.now() / 1000) + 15 })}`
    site.clock.advance(14_000)
    expect((await withBearer(token)).status).toBe(200)
    site.clock.advance(2_000)
    expect((await withBearer(token)).status).toBe(401)
  })
})

describe('somebody the workspace does not know', () => {
  it('is refused with 403 and the number of the workspace', async () => {
    const { status, body } = await site.as('dan', me)
    expect(status).toBe(403)
    expect(body.error_code).toBe(403)
    expect(body.message).toMatch(/^Unauthorized access to Org: 7405612345678901 \[ReqId: /)
  })

  it('may be known to the other one: chloe and finance-etl are in prod alone', async () => {
    for (const who of ['chloe', 'finance-etl'] as const) {
      expect((await site.as(who, me)).status).toBe(200)
      expect((await site.as(who, me, {}, 'dev')).status).toBe(403)
    }
  })

  it('cannot pass as a person with a token of an application', async () => {
    const token = await site.token('finance-etl', { oid: undefined, idtyp: 'app' })
    expect((await withBearer(`Bearer ${token}`)).status).toBe(401)
    const asBen = await site.token('ben', { scp: undefined, idtyp: 'app' })
    expect((await withBearer(`Bearer ${asBen}`)).status).toBe(403)
  })
})
