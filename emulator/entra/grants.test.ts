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
import { anyText, textLike, textWith } from './testing/matchers'
import { Visitor } from './testing/visitor'

const [, ben, , , eve] = people
const databricks = `${databricksAppId}/.default`
const ownApi = `api://${app.clientId}/.default`
const daemonForm = { client_id: daemon.clientId, client_secret: daemon.clientSecret }
let entra: EntraProcess

beforeAll(async () => {
  entra = await EntraProcess.start()
}, 60_000)
beforeEach(() => entra.reset())
afterAll(() => entra.stop())

describe('client credentials', () => {
  const ask = (more: Form) =>
    entra.token({ grant_type: 'client_credentials', ...daemonForm, ...more })

  it('give a v1.0 application token for AzureDatabricks: no scp, the principal’s oid', async () => {
    const { body } = await ask({ scope: databricks })
    const claims = claimsOf(body.access_token)
    expect(claims).toMatchObject({
      aud: databricksAppId,
      iss: `https://sts.windows.net/${tenantId}/`,
      ver: '1.0',
      appid: daemon.clientId,
      oid: daemon.objectId,
      sub: daemon.objectId,
      idtyp: 'app',
      tid: tenantId,
    })
    expect(claims).not.toHaveProperty('scp')
    expect(claims).not.toHaveProperty('upn')
    expect(body.refresh_token).toBeUndefined()
    expect(body.id_token).toBeUndefined()
  })

  it('answer the v1 endpoint and its resource, in strings, as the Databricks SDKs ask', async () => {
    const { body } = await entra.post('oauth2/token', {
      grant_type: 'client_credentials',
      ...daemonForm,
      resource: databricksAppId,
    })
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: '4200',
      resource: databricksAppId,
    })
    expect(Number(body.expires_on)).toBeGreaterThan(Date.now() / 1000)
    expect(claimsOf(body.access_token)).toMatchObject({ aud: databricksAppId, ver: '1.0' })
    const management = 'https://management.core.windows.net/'
    const other = await entra.post('oauth2/token', {
      grant_type: 'client_credentials',
      ...daemonForm,
      resource: management,
    })
    expect(claimsOf(other.body.access_token).aud).toBe(management)
  })

  it.each([
    ['no scope', 900144, {}],
    ['a single permission', 1002012, { scope: `${databricksAppId}/user_impersonation` }],
    ['two scopes', 1002012, { scope: `${databricks} ${ownApi}` }],
    ['an unknown resource', 500011, { scope: 'api://nobody/.default' }],
    [
      'a public client',
      7000218,
      { scope: databricks, client_id: publicClientId, client_secret: '' },
    ],
  ])('with %s are AADSTS%i', async (_what, code, more) => {
    const form = Object.entries({ grant_type: 'client_credentials', ...daemonForm, ...more })
    const { body } = await entra.token(Object.fromEntries(form.filter(([, value]) => value !== '')))
    expect(codeOf(body)).toBe(code)
  })

  it('need an assignment to our API where it asks for one (AADSTS501051)', async () => {
    expect(claimsOf((await ask({ scope: ownApi })).body.access_token)).toMatchObject({
      aud: app.clientId,
      ver: '2.0',
      azp: daemon.clientId,
    })
    await entra.settings({ assignmentRequired: true })
    expect(codeOf((await ask({ scope: ownApi })).body)).toBe(501051)
    expect((await ask({ scope: databricks })).status).toBe(200)
  })
})

describe('password', () => {
  it.each([publicClientId, azureCliClientId])(
    'serves test accounts through %s',
    async (client_id) => {
      const { status, body } = await entra.token({
        grant_type: 'password',
        client_id,
        username: 'ben@contoso.example',
        password: 'demo',
        scope: `${databricks} offline_access`,
      })
      expect(status).toBe(200)
      expect(claimsOf(body.access_token)).toMatchObject({ appid: client_id, appidacr: '0' })
      const refreshed = await entra.token({
        grant_type: 'refresh_token',
        client_id,
        refresh_token: String(body.refresh_token),
      })
      expect(refreshed.status).toBe(200)
    },
  )

  it('gives a v2.0 token for our own API, with the roles', async () => {
    for (const scope of [
      ownApi,
      `${app.clientId}/.default`,
      `api://${app.clientId}/access_as_user`,
    ]) {
      const claims = claimsOf((await entra.passwordFor('ben', scope)).body.access_token)
      expect(claims).toMatchObject({
        aud: app.clientId,
        iss: `${entra.origin}/${tenantId}/v2.0`,
        ver: '2.0',
        azp: publicClientId,
        azpacr: '0',
        scp: 'access_as_user',
        preferred_username: 'ben@contoso.example',
        roles: ['Lakedeck.Operator'],
      })
      expect(claims).not.toHaveProperty('appid')
      expect(claims).not.toHaveProperty('upn')
    }
  })

  it.each([
    ['a wrong password', 50126, 'invalid_grant', { password: 'wrong' }],
    ['an unknown person', 50034, 'invalid_grant', { username: 'zoe@contoso.example' }],
    ['no password', 900144, 'invalid_request', { password: '' }],
    [
      'a confidential client without its secret',
      7000218,
      'invalid_client',
      { client_id: app.clientId },
    ],
    [
      'Eve, who needs a second factor',
      50076,
      'interaction_required',
      { username: 'eve@contoso.example' },
    ],
  ])('is refused with %s: AADSTS%i %s', async (_what, code, error, more) => {
    const { body } = await entra.token({
      grant_type: 'password',
      client_id: publicClientId,
      username: 'ben@contoso.example',
      password: 'demo',
      scope: databricks,
      ...(more as Form),
    })
    expect(body).toMatchObject({ error, error_codes: [code] })
  })
})

describe('on behalf of', () => {
  const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  const exchange = (assertion: unknown, more: Form = {}) =>
    entra.token({
      grant_type: jwtBearer,
      requested_token_use: 'on_behalf_of',
      ...lakedeck,
      scope: `${databricks} offline_access`,
      assertion: String(assertion),
      ...more,
    })
  const tokenOf = async (name: string, scope = ownApi) =>
    String((await entra.passwordFor(name, scope)).body.access_token)

  it('turns a token for our API into one for AzureDatabricks, as the same person', async () => {
    const { status, body } = await exchange(await tokenOf('ben'))
    expect(status).toBe(200)
    expect(claimsOf(body.access_token)).toMatchObject({
      aud: databricksAppId,
      ver: '1.0',
      appid: app.clientId,
      appidacr: '1',
      oid: ben!.objectId,
      scp: 'user_impersonation',
    })
    expect(body.refresh_token).toBeDefined()
  })

  it('refuses a token for another audience (AADSTS500131)', async () => {
    const { body } = await exchange(await tokenOf('ben', databricks))
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [500131] })
  })

  it('refuses what this tenant did not sign (AADSTS50013)', async () => {
    const token = await tokenOf('ben')
    const [header = '', payload = ''] = token.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
    const forged = Buffer.from(JSON.stringify({ ...claimsOf(token), oid: eve!.objectId })).toString(
      'base64url',
    )
    for (const assertion of [
      'nonsense',
      `${header}.${payload}.`,
      `${none}.${payload}.`,
      `${header}.${forged}.${token.split('.')[2]}`,
      `${token}.x`,
    ]) {
      expect(codeOf((await exchange(assertion)).body)).toBe(50013)
    }
  })

  it('refuses an expired token (AADSTS500133)', async () => {
    const token = await tokenOf('ben')
    await entra.advance(4_201_000)
    expect(codeOf((await exchange(token)).body)).toBe(500133)
  })

  it('refuses an id token (AADSTS240002) and an application’s token (AADSTS7000114)', async () => {
    const id = await entra.token({
      ...lakedeck,
      grant_type: 'password',
      username: 'ben@contoso.example',
      password: 'demo',
      scope: `${databricks} openid`,
    })
    expect(codeOf((await exchange(id.body.id_token)).body)).toBe(240002)
    const own = await entra.token({
      grant_type: 'client_credentials',
      ...daemonForm,
      scope: ownApi,
    })
    expect(codeOf((await exchange(own.body.access_token)).body)).toBe(7000114)
  })

  it.each([
    ['no assertion', 900144, { assertion: '' }],
    ['another token use', 900144, { requested_token_use: 'delegation' }],
    ['a wrong secret', 7000215, { client_secret: 'wrong' }],
    ['no scope', 900144, { scope: '' }],
  ])('with %s is AADSTS%i', async (_what, code, more) => {
    expect(codeOf((await exchange(await tokenOf('ben'), more)).body)).toBe(code)
  })

  it('is no public client’s right (AADSTS7000218)', async () => {
    const { body } = await entra.token({
      grant_type: jwtBearer,
      requested_token_use: 'on_behalf_of',
      client_id: publicClientId,
      scope: databricks,
      assertion: await tokenOf('ben'),
    })
    expect(codeOf(body)).toBe(7000218)
  })

  it('asks Eve for a second factor with a challenge, which her sign-in for AzureDatabricks answers', async () => {
    const { status, body } = await exchange(await tokenOf('eve'))
    expect(status).toBe(400)
    expect(body).toMatchObject({
      error: 'interaction_required',
      suberror: 'basic_action',
      error_codes: [50076],
      claims: textWith('capolids'),
    })
  })

  it('is AADSTS65001 where nobody consented', async () => {
    const token = await tokenOf('ben')
    await entra.settings({ consentGranted: false })
    const { body } = await exchange(token)
    expect(body).toMatchObject({ suberror: 'consent_required', error_codes: [65001] })
  })
})

describe('device code', () => {
  const start = (scope = `${databricks} offline_access`, client_id = publicClientId) =>
    entra.post('oauth2/v2.0/devicecode', { client_id, scope })
  const poll = (device_code: unknown, more: Form = {}) =>
    entra.token({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: publicClientId,
      device_code: String(device_code),
      ...more,
    })
  /** Types the code and presses a button; then signs in where that is asked. */
  async function answer(userCode: unknown, decision: Form, objectId = ben!.objectId) {
    const visitor = new Visitor(entra)
    const page = await visitor.visit(`${entra.origin}/devicelogin`)
    const confirm = await visitor.submit(page, { user_code: String(userCode) })
    const picker = await visitor.submit(confirm, decision)
    if (!picker.text.includes('Pick an account')) return picker
    const password = await visitor.submit(picker, { account: objectId })
    const next = await visitor.submit(password, { passwd: 'demo' })
    return next.text.includes('Approve sign in')
      ? visitor.submit(next, { decision: 'approve' })
      : next
  }

  it('waits, and brings tokens once the person has signed in elsewhere', async () => {
    const { body } = await start()
    expect(body).toEqual({
      user_code: textLike(/^[A-Z2-9]{9}$/),
      device_code: anyText,
      verification_uri: `${entra.origin}/devicelogin`,
      expires_in: 900,
      interval: 5,
      message: textWith(String(body.user_code)),
    })
    const waiting = await poll(body.device_code)
    expect(waiting.body).toMatchObject({ error: 'authorization_pending', error_codes: [70016] })
    const done = await answer(body.user_code, { confirm: 'yes' })
    expect(done.text).toContain('You have signed in to the Lakedeck scripts application')
    const tokens = await poll(body.device_code, { grant_type: 'device_code' })
    expect(claimsOf(tokens.body.access_token)).toMatchObject({
      oid: ben!.objectId,
      appid: publicClientId,
    })
    expect(tokens.body.refresh_token).toBeDefined()
    expect(codeOf((await poll(body.device_code)).body)).toBe(54005)
  })

  it('asks Eve for her second factor on the page', async () => {
    const { body } = await start()
    await answer(body.user_code, { confirm: 'yes' }, eve!.objectId)
    const tokens = await poll(body.device_code)
    expect(claimsOf(tokens.body.access_token).amr).toEqual(['pwd', 'mfa'])
  })

  it('is declined by Cancel', async () => {
    const { body } = await start()
    const page = await answer(body.user_code, { abort: 'yes' })
    expect(page.text).toContain('You cancelled')
    expect((await poll(body.device_code)).body.error).toBe('authorization_declined')
  })

  it('expires (AADSTS70020), on the page too', async () => {
    const { body } = await start()
    await entra.advance(901_000)
    expect((await poll(body.device_code)).body).toMatchObject({
      error: 'expired_token',
      error_codes: [70020],
    })
    const visitor = new Visitor(entra)
    const page = await visitor.visit(`${entra.origin}/devicelogin`)
    const refused = await visitor.submit(page, { user_code: String(body.user_code) })
    expect(refused.text).toContain('The code you entered has expired')
  })

  it('is refused when mistyped, unknown, another client’s, or asked by a confidential client', async () => {
    const { body } = await start()
    const visitor = new Visitor(entra)
    const page = await visitor.visit(`${entra.origin}/devicelogin?user_code=ABCDEFGHJ`)
    expect(page.text).toContain('value="ABCDEFGHJ"')
    const again = await visitor.submit(page, { user_code: 'ABCDEFGHJ' })
    expect(again.text).toContain('That code didn’t work')
    expect((await poll('nonsense')).body.error).toBe('bad_verification_code')
    const other = await poll(body.device_code, { client_id: azureCliClientId })
    expect(codeOf(other.body)).toBe(70018)
    expect(codeOf((await start(databricks, app.clientId)).body)).toBe(7000218)
    expect(codeOf((await start('api://nobody/.default')).body)).toBe(500011)
    expect(codeOf((await start(databricks, tenantId)).body)).toBe(700016)
  })
})
