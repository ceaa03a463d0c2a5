import {
  app,
  azureCliClientId,
  daemon,
  databricksAppId,
  people,
  publicClientId,
  tenantId,
} from '../seed/directory'
import { claimsOf, codeOf, EntraProcess, lakedeck, type Form } from './testing/entra-process'
import { anyText, textLike } from './testing/matchers'
import { answerOf, redirectUri, Visitor } from './testing/visitor'

const [, ben, , , eve] = people
const databricks = `${databricksAppId}/.default`
let entra: EntraProcess
let visitor: Visitor

beforeAll(async () => {
  entra = await EntraProcess.start()
}, 60_000)
beforeEach(async () => {
  await entra.reset()
  visitor = new Visitor(entra)
})
afterAll(() => entra.stop())

async function codeForm(more: Form = {}, objectId = ben!.objectId): Promise<Form> {
  const { code = '' } = answerOf(await visitor.signIn(objectId, more))
  return {
    ...lakedeck,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: visitor.verifier,
  }
}

const without = (form: Form, name: string): Form =>
  Object.fromEntries(Object.entries(form).filter(([key]) => key !== name))

describe('the answer', () => {
  it('holds a v1.0 access token for AzureDatabricks with the claims Entra sends', async () => {
    const { status, body } = await entra.token(await codeForm())
    expect(status).toBe(200)
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 4200,
      ext_expires_in: 4200,
      scope: `${databricksAppId}/user_impersonation ${databricks}`,
    })
    const claims = claimsOf(body.access_token)
    expect(claims).toMatchObject({
      aud: databricksAppId,
      iss: `https://sts.windows.net/${tenantId}/`,
      ver: '1.0',
      appid: app.clientId,
      appidacr: '1',
      amr: ['pwd'],
      scp: 'user_impersonation',
      oid: ben!.objectId,
      tid: tenantId,
      unique_name: 'ben@contoso.example',
      upn: 'ben@contoso.example',
      name: 'Ben Kaya',
      given_name: 'Ben',
      family_name: 'Kaya',
      ipaddr: '127.0.0.1',
      sub: anyText,
      uti: anyText,
      rh: anyText,
    })
    expect(claims).not.toHaveProperty('roles')
    expect(claims).not.toHaveProperty('azp')
    expect(Number(claims.exp) - Date.now() / 1000).toBeCloseTo(4200, -2)
    expect(Number(claims.nbf)).toBeLessThan(Date.now() / 1000)
  })

  it('holds a v2.0 id token for the application', async () => {
    const { body } = await entra.token(await codeForm())
    const claims = claimsOf(body.id_token)
    expect(claims).toMatchObject({
      aud: app.clientId,
      iss: `${entra.origin}/${tenantId}/v2.0`,
      ver: '2.0',
      nonce: 'nonce-1',
      oid: ben!.objectId,
      tid: tenantId,
      name: 'Ben Kaya',
      preferred_username: 'ben@contoso.example',
      email: 'ben@contoso.example',
      roles: ['Lakedeck.Operator'],
      sid: anyText,
      login_hint: anyText,
    })
    expect(claims.sub).not.toBe(claimsOf(body.access_token).sub)
  })

  it('weighs what Entra’s weigh: cookies are measured with them', async () => {
    const { body } = await entra.token(await codeForm())
    expect(String(body.access_token).length).toBeGreaterThan(2000)
    expect(String(body.access_token).length).toBeLessThan(2600)
    expect(String(body.refresh_token).length).toBeGreaterThan(1150)
    expect(String(body.refresh_token).length).toBeLessThan(1550)
  })

  it('is signed by the published keys, and names them as Entra does', async () => {
    const { body } = await entra.token(await codeForm())
    const { keys } = (await (await fetch(entra.url('discovery/v2.0/keys'))).json()) as {
      keys: { kid: string; x5t: string }[]
    }
    const header = (token: unknown) =>
      JSON.parse(Buffer.from(String(token).split('.')[0] ?? '', 'base64url').toString()) as object
    const kid = keys[0]?.kid
    expect(header(body.access_token)).toEqual({ typ: 'JWT', alg: 'RS256', x5t: kid, kid })
    expect(header(body.id_token)).toEqual({ typ: 'JWT', alg: 'RS256', kid })
  })

  it('says who it is for in client_info, where that is asked', async () => {
    const form = await codeForm()
    const { body } = await entra.token({ ...form, client_info: '1' })
    const info = JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString()) as object
    expect(info).toEqual({ uid: ben!.objectId, utid: tenantId })
    expect((await entra.token(await codeForm())).body.client_info).toBeUndefined()
  })

  it('has no refresh token without offline_access, and no id token without openid', async () => {
    const { body } = await entra.token(await codeForm({ scope: databricks }))
    expect(body.access_token).toBeDefined()
    expect(body.refresh_token).toBeUndefined()
    expect(body.id_token).toBeUndefined()
  })

  it('lives as long as is set', async () => {
    await entra.settings({ accessTokenSeconds: 15 })
    const { body } = await entra.token(await codeForm())
    expect(body.expires_in).toBe(15)
    expect(Number(claimsOf(body.access_token).exp)).toBeLessThan(Date.now() / 1000 + 16)
  })

  it('is good by a clock that was moved on', async () => {
    await entra.advance(7_200_000)
    const { body } = await entra.passwordFor('ben', databricks)
    const claims = claimsOf(body.access_token)
    expect(Number(claims.exp)).toBeGreaterThan(Date.now() / 1000 + 7200)
    expect(Number(claims.nbf)).toBeLessThan(Date.now() / 1000)
  })
})

describe('a code', () => {
  it('counts once (AADSTS54005), also when two ask at the same time', async () => {
    const form = await codeForm()
    const answers = await Promise.all([entra.token(form), entra.token(form)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const again = await entra.token(form)
    expect(codeOf(again.body)).toBe(54005)
    expect(again.body.error).toBe('invalid_grant')
  })

  it('expires (AADSTS70008)', async () => {
    const form = await codeForm()
    await entra.advance(601_000)
    expect(codeOf((await entra.token(form)).body)).toBe(70008)
  })

  it.each([
    ['no verifier', 50148, (form: Form) => without(form, 'code_verifier')],
    ['another verifier', 501481, (form: Form) => ({ ...form, code_verifier: 'x'.repeat(43) })],
    ['the challenge as verifier', 501481, (form: Form) => ({ ...form, code_verifier: 'short' })],
    ['no redirect address', 900144, (form: Form) => without(form, 'redirect_uri')],
    [
      'another registered address',
      500112,
      (form: Form) => ({ ...form, redirect_uri: redirectUri.replace('3000', '3001') }),
    ],
    [
      'another application',
      70000,
      (form: Form) => ({ ...form, client_id: daemon.clientId, client_secret: daemon.clientSecret }),
    ],
    ['a code nobody gave', 70000, (form: Form) => ({ ...form, code: 'nonsense' })],
    ['no code', 900144, (form: Form) => without(form, 'code')],
    [
      'scopes of another resource',
      28000,
      (form: Form) => ({ ...form, scope: `${databricks} User.Read` }),
    ],
  ])('with %s is AADSTS%i, and is not used up', async (_what, code, change) => {
    const form = await codeForm()
    const refused = await entra.token(change(form))
    expect(refused.status).toBe(400)
    expect(codeOf(refused.body)).toBe(code)
    expect((await entra.token(form)).status).toBe(200)
  })
})

describe('a refresh token', () => {
  const refreshForm = async (objectId?: string): Promise<Form> => {
    const { body } = await entra.token(await codeForm({}, objectId))
    return { ...lakedeck, grant_type: 'refresh_token', refresh_token: String(body.refresh_token) }
  }

  it('brings new tokens and a new one of itself, and stays good', async () => {
    const form = await refreshForm()
    const [first, second] = [await entra.token(form), await entra.token(form)]
    expect(first.status).toBe(200)
    expect(second.status).toBe(200)
    expect(first.body.refresh_token).not.toBe(form.refresh_token)
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token)
    expect(claimsOf(first.body.access_token).uti).not.toBe(claimsOf(second.body.access_token).uti)
    const next = await entra.token({ ...form, refresh_token: String(first.body.refresh_token) })
    expect(next.status).toBe(200)
    expect(claimsOf(next.body.id_token).sid).toBe(claimsOf(first.body.id_token).sid)
  })

  it('reads the roles again', async () => {
    const form = await refreshForm()
    await entra.settings({ appRoles: { ben: ['Lakedeck.Viewer'] } })
    const changed = await entra.token(form)
    expect(claimsOf(changed.body.id_token).roles).toEqual(['Lakedeck.Viewer'])
    await entra.settings({ appRoles: { ben: [] } })
    const lost = await entra.token(form)
    expect(claimsOf(lost.body.id_token)).not.toHaveProperty('roles')
  })

  it('is good for another resource the person has consented to', async () => {
    const form = await refreshForm()
    const { body } = await entra.token({ ...form, scope: 'User.Read openid offline_access' })
    expect(claimsOf(body.access_token).aud).toBe('https://graph.microsoft.com')
  })

  it('is not good for a resource nobody has consented to', async () => {
    const form = await refreshForm()
    const scope = 'https://management.azure.com/user_impersonation'
    const { status, body } = await entra.token({ ...form, scope })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [65001],
      suberror: 'consent_required',
    })
  })

  it('is not good without the client’s proof, nor for another client', async () => {
    const form = await refreshForm()
    expect(codeOf((await entra.token(without(form, 'client_secret'))).body)).toBe(7000218)
    const other = { client_id: daemon.clientId, client_secret: daemon.clientSecret }
    const refused = await entra.token({ ...form, ...other })
    expect(refused.body).toMatchObject({ error: 'invalid_grant', error_codes: [70000] })
    const asPublic = without({ ...form, client_id: publicClientId }, 'client_secret')
    expect(codeOf((await entra.token(asPublic)).body)).toBe(70000)
  })

  it.each(['', 'nonsense', '1.AX', '1.AXAAAAAAAA'])(
    '%p is AADSTS70000 or missing',
    async (refresh_token) => {
      const { body } = await entra.token({
        ...lakedeck,
        grant_type: 'refresh_token',
        refresh_token,
      })
      expect([70000, 900144]).toContain(codeOf(body))
    },
  )

  it('is refused once changed in one letter', async () => {
    const form = await refreshForm()
    const token = form.refresh_token ?? ''
    const changed = token.slice(0, 40) + (token[40] === 'A' ? 'B' : 'A') + token.slice(41)
    expect(codeOf((await entra.token({ ...form, refresh_token: changed })).body)).toBe(70000)
  })

  it.each([
    [50173, 'bad_token', { revokeSessions: 'ben' }],
    [65001, 'consent_required', { consentGranted: false }],
    [50105, undefined, { assignmentRequired: true }],
    [53003, 'message_only', { blocked: ['ben'] }],
    [53000, 'message_only', { unmanagedDevices: ['ben'] }],
    [50057, undefined, { disabledAccounts: ['ben'] }],
  ])('is AADSTS%i when the tenant changed its mind', async (code, suberror, settings) => {
    const form = await refreshForm()
    await entra.settings(settings)
    const { status, body } = await entra.token(form)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [code] })
    expect(body.suberror).toBe(suberror)
  })

  it('is good again for who signs in after the sessions were revoked', async () => {
    await refreshForm()
    await entra.settings({ revokeSessions: 'ben' })
    expect((await entra.token(await refreshForm())).status).toBe(200)
  })

  it('is AADSTS50076 with a challenge once Eve’s second factor no longer counts', async () => {
    const form = await refreshForm(eve!.objectId)
    expect((await entra.token(form)).status).toBe(200)
    await entra.settings({ askMfaAgain: 'eve' })
    const { body } = await entra.token(form)
    expect(body).toMatchObject({
      error: 'interaction_required',
      suberror: 'basic_action',
      error_codes: [50076],
    })
    expect(JSON.parse(String(body.claims))).toMatchObject({
      access_token: { capolids: { essential: true } },
    })
  })

  it('ages: unused for too long is 700082, past the sign-in frequency is 70043', async () => {
    const form = await refreshForm()
    await entra.settings({ refreshTokenInactiveSeconds: 60 })
    await entra.advance(61_000)
    expect(codeOf((await entra.token(form)).body)).toBe(700082)
    await entra.settings({ refreshTokenInactiveSeconds: 86_400, signInFrequencySeconds: 60 })
    const { body } = await entra.token(form)
    expect(body).toMatchObject({ suberror: 'token_expired', error_codes: [70043] })
  })
})

describe('the client', () => {
  const form = { grant_type: 'client_credentials', scope: databricks }

  it.each([
    ['unknown', 400, 700016, 'unauthorized_client', { client_id: tenantId, client_secret: 'x' }],
    ['without an id', 400, 900144, 'invalid_request', {}],
    [
      'with a wrong secret',
      401,
      7000215,
      'invalid_client',
      { ...lakedeck, client_secret: 'wrong' },
    ],
    [
      'with another’s secret',
      401,
      7000215,
      'invalid_client',
      { ...lakedeck, client_secret: daemon.clientSecret },
    ],
    ['without a secret', 401, 7000218, 'invalid_client', { client_id: app.clientId }],
    [
      'public with a secret',
      401,
      700025,
      'invalid_client',
      { client_id: publicClientId, client_secret: 'x' },
    ],
  ])('%s is %i AADSTS%i %s', async (_what, status, code, error, credentials) => {
    const refused = await entra.token({ ...form, ...(credentials as Form) })
    expect(refused.status).toBe(status)
    expect(refused.body).toMatchObject({ error, error_codes: [code] })
  })

  it('is told its secret has expired (AADSTS7000222), or that it is disabled', async () => {
    await entra.settings({ secretExpired: true })
    expect(codeOf((await entra.token({ ...form, ...lakedeck })).body)).toBe(7000222)
    await entra.settings({ secretExpired: false, applicationDisabled: true })
    expect(codeOf((await entra.token({ ...form, ...lakedeck })).body)).toBe(7000112)
  })

  it('may have two secrets while one is replaced', async () => {
    await entra.settings({ clientSecrets: ['new', app.clientSecret] })
    for (const client_secret of ['new', app.clientSecret]) {
      expect((await entra.token({ ...form, ...lakedeck, client_secret })).status).toBe(200)
    }
    await entra.settings({ clientSecrets: ['new'] })
    expect(codeOf((await entra.token({ ...form, ...lakedeck })).body)).toBe(7000215)
  })

  it('may prove itself by HTTP Basic, but not in two ways at once', async () => {
    const basic = Buffer.from(`${app.clientId}:${encodeURIComponent(app.clientSecret)}`)
    const headers = { authorization: `Basic ${basic.toString('base64')}` }
    expect((await entra.token(form, headers)).status).toBe(200)
    expect(codeOf((await entra.token({ ...form, ...lakedeck }, headers)).body)).toBe(9002313)
    const mixed = await entra.token({ ...form, client_id: daemon.clientId }, headers)
    expect(codeOf(mixed.body)).toBe(9002313)
  })

  it('of one tenant is AADSTS50194 at common; Azure CLI is of many', async () => {
    const at = (tenant: string, more: Form) =>
      entra.post(entra.url('oauth2/v2.0/token', tenant), more)
    expect(codeOf((await at('common', { ...form, ...lakedeck })).body)).toBe(50194)
    const cli = { client_id: azureCliClientId, username: 'ben@contoso.example', password: 'demo' }
    const answer = await at('organizations', { grant_type: 'password', scope: databricks, ...cli })
    expect(answer.status).toBe(200)
  })
})

describe('the endpoint', () => {
  it('describes a refusal so that it can be found again', async () => {
    const correlationId = '8d1f3c52-0f6b-4b0e-9a57-2f6a1f6f0001'
    const { body } = await entra.token({}, { 'client-request-id': correlationId })
    expect(body).toEqual({
      error: 'invalid_request',
      error_description: textLike(
        /^AADSTS900144: The request body must contain the following parameter: 'grant_type'\. Trace ID: /,
      ),
      error_codes: [900144],
      timestamp: textLike(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: anyText,
      correlation_id: correlationId,
      error_uri: 'https://login.microsoftonline.com/error?code=900144',
    })
  })

  it('refuses an unknown grant type, a parameter sent twice, another tenant and another method', async () => {
    const unknown = await entra.token({ ...lakedeck, grant_type: 'toString' })
    expect(unknown.body).toMatchObject({ error: 'unsupported_grant_type', error_codes: [70003] })
    const twice = await fetch(entra.url('oauth2/v2.0/token'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials&grant_type=password',
    })
    expect(codeOf((await twice.json()) as Record<string, unknown>)).toBe(9002313)
    const elsewhere = await entra.post(entra.url('oauth2/v2.0/token', 'fabrikam'), lakedeck)
    expect(elsewhere.body).toMatchObject({ error: 'invalid_request', error_codes: [90002] })
    const got = await fetch(entra.url('oauth2/v2.0/token'))
    expect(got.status).toBe(405)
  })

  it('hides what oidc-provider would serve beside it', async () => {
    for (const path of ['/unused/token', '/unused/keys', '/.well-known/openid-configuration']) {
      const answer = await fetch(`${entra.origin}${path}`, { method: 'POST' })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect((await fetch(`${entra.origin}${path}`)).status).toBeGreaterThanOrEqual(400)
    }
  })

  it('remembers who called, without their secrets, and fails on order', async () => {
    await entra.passwordFor('ben', databricks)
    await visitor.signIn(ben!.objectId)
    const calls = await entra.calls()
    expect(calls.find(({ method }) => method === 'POST')).toMatchObject({
      service: 'entra',
      path: `/${tenantId}/oauth2/v2.0/token`,
      status: 200,
      principal: 'ben@contoso.example',
    })
    expect(JSON.stringify(calls)).not.toContain(visitor.verifier)
    await entra.fault({
      service: 'entra',
      path: '/*',
      kind: 'status',
      status: 503,
      times: 1,
      body: { error: 'temporarily_unavailable' },
    })
    expect((await entra.passwordFor('ben', databricks)).status).toBe(503)
    expect((await entra.passwordFor('ben', databricks)).status).toBe(200)
  })
})
