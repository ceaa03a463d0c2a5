import { createHash } from 'node:crypto'
import { azureCliClientId, daemon, people, publicClientId } from '../seed/directory'
import { EntraProcess } from './testing/entra-process'
import { anyText } from './testing/matchers'
import { answerOf, redirectUri, Visitor } from './testing/visitor'

const [ada, ben, , dan, eve] = people
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

describe('the way in', () => {
  it('shows a tile per person, and signs in by tile and password', async () => {
    const picker = await visitor.authorize()
    for (const { displayName, userName, role } of people) {
      expect(picker.text).toContain(displayName)
      expect(picker.text).toContain(userName)
      expect(picker.text).toContain(role)
    }
    const password = await visitor.submit(picker, { account: ben!.objectId })
    expect(password.text).toContain('Enter password')
    const done = await visitor.submit(password, { passwd: 'demo' })
    expect(done.location).toMatch(new RegExp(`^${redirectUri}\\?code=`))
    expect(answerOf(done)).toEqual({
      code: anyText,
      state: 'state-1',
      session_state: anyText,
    })
  })

  it('signs in by a typed user name', async () => {
    const picker = await visitor.authorize()
    const asked = await visitor.submit(picker, { account: 'other' })
    const password = await visitor.submit(asked, { loginfmt: 'BEN@contoso.example' })
    const done = await visitor.submit(password, { passwd: 'demo' })
    expect(answerOf(done).code).toBeDefined()
  })

  it('takes login_hint straight to the password', async () => {
    const page = await visitor.authorize({ login_hint: 'ben@contoso.example' })
    expect(page.text).toContain('Enter password')
    expect(page.text).toContain('ben@contoso.example')
  })

  it('lets Dan in to the tenant: what he may do in a workspace is not its matter', async () => {
    expect(answerOf(await visitor.signIn(dan!.objectId)).code).toBeDefined()
  })

  it('keeps a wrong password and an unknown name on the page, with Entra’s words', async () => {
    const picker = await visitor.authorize()
    const password = await visitor.submit(picker, { account: ben!.objectId })
    const again = await visitor.submit(password, { passwd: 'wrong' })
    expect(again.location).toBeNull()
    expect(again.text).toContain('Your account or password is incorrect')
    const unknown = await visitor.submit(again, { login: '', loginfmt: 'x@y.example' })
    expect(unknown.text).toContain('This username may be incorrect')
  })

  it('writes what was typed into the page as text', async () => {
    const picker = await visitor.authorize()
    const asked = await visitor.submit(picker, { account: 'other' })
    const page = await visitor.submit(asked, { loginfmt: '"><script>alert(1)</script>' })
    expect(page.text).not.toContain('<script>')
    expect(page.text).toContain('&quot;&gt;&lt;script&gt;')
  })

  it('answers a posted authorize request too', async () => {
    const [address = '', query = ''] = visitor.authorizeUrl().split('?')
    const page = await visitor.visit(address, Object.fromEntries(new URLSearchParams(query)))
    expect(page.text).toContain('Pick an account')
  })

  it('brings the answer in the fragment or by a form where that is asked', async () => {
    const done = await visitor.signIn(ben!.objectId, { response_mode: 'fragment' })
    expect(done.location).toContain(`${redirectUri}#code=`)
    const form = await visitor.authorize({ response_mode: 'form_post' })
    expect(form.text).toContain(`action="${redirectUri}"`)
    expect(form.text).not.toContain('name="iss"')
  })

  it('guards its pages by a policy without any script', async () => {
    const answer = await fetch(visitor.authorizeUrl(), { redirect: 'manual' })
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
    const page = await fetch(new URL(answer.headers.get('location') ?? '', entra.origin), {
      headers: { cookie: cookie.join('; ') },
    })
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' http://localhost:3000;")
    expect(policy).not.toContain('script-src')
    expect(await page.text()).not.toContain('<script')
  })

  it('sets its cookies for its own host alone, and out of reach of scripts', async () => {
    const answer = await fetch(visitor.authorizeUrl(), { redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      expect(cookie).toMatch(/httponly/i)
      expect(cookie).not.toMatch(/domain=/i)
    }
    const other = visitor.authorizeUrl().replace('127.0.0.1', 'localhost')
    const moved = await fetch(other, { redirect: 'manual', headers: { accept: 'text/html' } })
    expect(moved.headers.get('location')).toBe(visitor.authorizeUrl())
  })
})

describe('refusals that are shown, because nobody verified where to send them', () => {
  const shown = async (more: Record<string, string>) => {
    const page = await visitor.authorize(more)
    expect(page.location).toBeNull()
    expect(page.status).toBe(400)
    return page.text
  }

  it.each([
    ['an unknown application', 700016, { client_id: 'a3a3a3a3-0000-4000-8000-000000000000' }],
    ['no application', 900144, { client_id: '' }],
    ['an address that is not registered', 50011, { redirect_uri: 'https://evil.example/cb' }],
    ['another path of ours', 50011, { redirect_uri: 'http://localhost:3000/elsewhere' }],
    ['our address with a query', 50011, { redirect_uri: `${redirectUri}?a=b` }],
    ['another scheme of localhost', 50011, { redirect_uri: redirectUri.replace('http', 'https') }],
    [
      '127.0.0.1 in place of localhost',
      50011,
      { redirect_uri: redirectUri.replace('localhost', '127.0.0.1') },
    ],
    ['a name before the host', 50011, { redirect_uri: redirectUri.replace('//', '//evil@') }],
    ['no address', 900971, { redirect_uri: '' }],
    ['an application without addresses', 50011, { client_id: daemon.clientId }],
  ])('%s is AADSTS%i', async (_what, code, more) => {
    expect(await shown(more as Record<string, string>)).toContain(`AADSTS${code}:`)
  })

  it('a disabled application is AADSTS7000112', async () => {
    await entra.settings({ applicationDisabled: true })
    expect(await shown({})).toContain('AADSTS7000112:')
  })

  it('a parameter sent twice is malformed', async () => {
    const page = await visitor.visit(`${visitor.authorizeUrl()}&redirect_uri=https://evil.example`)
    expect(page.text).toContain('AADSTS90013:')
  })

  it('ignores the port of http://localhost, as RFC 8252 has it', async () => {
    const page = await visitor.authorize({ redirect_uri: redirectUri.replace('3000', '3517') })
    expect(page.text).toContain('Pick an account')
  })

  it('a single-tenant application at common is AADSTS50194, Azure CLI is not', async () => {
    const at = (url: string, tenant: string) => url.replace(/\/[0-9a-f-]{36}\//, `/${tenant}/`)
    for (const tenant of ['common', 'organizations']) {
      const page = await visitor.visit(at(visitor.authorizeUrl(), tenant))
      expect(page.text).toContain('AADSTS50194:')
    }
    const cli = { client_id: azureCliClientId, redirect_uri: 'http://localhost:8400' }
    const page = await visitor.visit(at(visitor.authorizeUrl(cli), 'organizations'))
    expect(page.text).toContain('Pick an account')
  })

  it('another tenant is AADSTS90002', async () => {
    const url = visitor.authorizeUrl().replace(/\/[0-9a-f-]{36}\//, '/fabrikam.example/')
    expect((await visitor.visit(url)).text).toContain('AADSTS90002:')
  })

  it('a page of a sign-in that nobody began is AADSTS165000', async () => {
    const page = await visitor.visit(entra.url('login/abcdefgh'))
    expect(page.text).toContain('AADSTS165000:')
    const resumed = await visitor.visit(entra.url('oauth2/v2.0/authorize/abcdefgh'))
    expect(resumed.text).toContain('AADSTS165000:')
  })
})

describe('refusals that are sent to the application', () => {
  const sent = async (more: Record<string, string>) => {
    const page = await visitor.authorize(more)
    expect(page.location).toMatch(new RegExp(`^${redirectUri}\\?`))
    const answer = answerOf(page)
    expect(answer.state).toBe('state-1')
    expect(answer.iss).toBeUndefined()
    expect(answer.code).toBeUndefined()
    expect(answer.error_description).toMatch(
      /Trace ID: [\w-]+ Correlation ID: [\w-]+ Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
    )
    return answer
  }
  const challenge = createHash('sha256').update('x').digest('base64url')

  it.each([
    ['no response type', 900144, 'invalid_request', { response_type: '' }],
    [
      'a token in the front channel',
      700051,
      'unsupported_response_type',
      { response_type: 'token' },
    ],
    [
      'no code challenge',
      9002325,
      'invalid_request',
      { code_challenge: '', code_challenge_method: '' },
    ],
    [
      'a plain challenge',
      9002325,
      'invalid_request',
      { code_challenge: challenge, code_challenge_method: 'plain' },
    ],
    ['a malformed challenge', 90013, 'invalid_request', { code_challenge: 'short' }],
    ['no scope', 900144, 'invalid_request', { scope: '' }],
    ['an unknown resource', 500011, 'invalid_resource', { scope: 'api://nobody/.default' }],
    [
      'an unknown permission',
      650053,
      'invalid_client',
      { scope: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/all' },
    ],
    [
      'two resources',
      28000,
      'invalid_request',
      { scope: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/user_impersonation User.Read' },
    ],
    [
      '.default and more',
      70011,
      'invalid_scope',
      {
        scope:
          '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/user_impersonation',
      },
    ],
    ['a scope that is no scope', 70011, 'invalid_scope', { scope: 'openid "x"' }],
    [
      'a resource that is not listed',
      650057,
      'invalid_resource',
      { scope: 'https://management.azure.com//.default' },
    ],
    ['a prompt that is none', 90023, 'invalid_request', { prompt: 'maybe' }],
    ['a max_age that is no number', 90023, 'invalid_request', { max_age: '-1' }],
    ['none and another prompt', 90023, 'invalid_request', { prompt: 'none login' }],
    ['nobody signed in at prompt=none', 50058, 'login_required', { prompt: 'none' }],
  ])('%s is AADSTS%i %s', async (_what, code, error, more) => {
    const answer = await sent(more)
    expect(answer.error_description).toContain(`AADSTS${code}:`)
    expect(answer.error).toBe(error)
  })

  it('a tenant without AzureDatabricks is AADSTS650052', async () => {
    await entra.settings({ databricksDisabled: true })
    expect((await sent({})).error_description).toContain('AADSTS650052:')
  })

  it.each([
    ['not assigned', 50105, { assignmentRequired: true, assigned: ['ada'] }],
    ['blocked by conditional access', 53003, { blocked: ['ben'] }],
    ['at an unmanaged device', 53000, { unmanagedDevices: ['ben'] }],
    ['disabled', 50057, { disabledAccounts: ['ben'] }],
  ])('a person who is %s is AADSTS%i access_denied', async (_what, code, settings) => {
    await entra.settings(settings)
    const answer = answerOf(await visitor.signIn(ben!.objectId))
    expect(answer).toMatchObject({ error: 'access_denied', state: 'state-1' })
    expect(answer.error_description).toContain(`AADSTS${code}:`)
    const silent = answerOf(await visitor.authorize({ prompt: 'none' }))
    expect(silent.error).toBe('interaction_required')
  })

  it('admits those who are assigned', async () => {
    await entra.settings({ assignmentRequired: true, assigned: ['ada'] })
    expect(answerOf(await visitor.signIn(ada!.objectId)).code).toBeDefined()
  })
})

describe('consent', () => {
  it('is asked once where the organisation has not given it', async () => {
    await entra.settings({ consentGranted: false })
    const page = await visitor.signIn(ben!.objectId)
    expect(page.text).toContain('Permissions requested')
    expect(page.text).toContain('Access Azure Databricks as you')
    expect(page.text).not.toContain('on behalf of your organization')
    expect(answerOf(await visitor.submit(page, { decision: 'accept' })).code).toBeDefined()
    expect(answerOf(await visitor.authorize()).code).toBeDefined()
  })

  it('is AADSTS65004 when it is declined', async () => {
    await entra.settings({ consentGranted: false })
    const page = await visitor.signIn(ben!.objectId)
    const answer = answerOf(await visitor.submit(page, { decision: 'cancel' }))
    expect(answer.error).toBe('access_denied')
    expect(answer.error_description).toContain('AADSTS65004:')
  })

  it('is AADSTS65001 at prompt=none', async () => {
    await visitor.signIn(ben!.objectId)
    await entra.settings({ consentGranted: false })
    const answer = answerOf(await visitor.authorize({ prompt: 'none' }))
    expect(answer.error).toBe('consent_required')
    expect(answer.error_description).toContain('AADSTS65001:')
  })

  it('is an administrator’s matter where the tenant says so (AADSTS90094)', async () => {
    await entra.settings({ consentGranted: false, adminConsentRequired: true })
    const page = await visitor.signIn(ben!.objectId)
    expect(page.text).toContain('Need admin approval')
    const answer = answerOf(await visitor.submit(page, { decision: 'accept' }))
    expect(answer.error_description).toContain('AADSTS90094:')
  })

  it('counts for everybody when an administrator gives it for the organisation', async () => {
    await entra.settings({ consentGranted: false, adminConsentRequired: true })
    const page = await visitor.signIn(ada!.objectId)
    expect(page.text).toContain('on behalf of your organization')
    await visitor.submit(page, { decision: 'accept', everybody: 'yes' })
    const other = new Visitor(entra)
    expect(answerOf(await other.signIn(ben!.objectId)).code).toBeDefined()
  })

  it('is asked for what the registration does not list, whatever the organisation gave', async () => {
    const scope = 'https://management.azure.com/user_impersonation offline_access openid'
    await visitor.signIn(ben!.objectId)
    expect(answerOf(await visitor.authorize({ scope, prompt: 'none' })).error).toBe(
      'consent_required',
    )
    const page = await visitor.authorize({ scope })
    expect(page.text).toContain('Access Azure Resource Manager as you')
    expect(answerOf(await visitor.submit(page, { decision: 'accept' })).code).toBeDefined()
    const other = new Visitor(entra)
    expect((await other.signIn(ada!.objectId, { scope })).text).toContain('Permissions requested')
  })

  it('lets somebody else sign in from the page that asks for an administrator', async () => {
    await entra.settings({ consentGranted: false, adminConsentRequired: true })
    const page = await visitor.signIn(ben!.objectId)
    const picker = await visitor.visit(`${page.url}?pick=1`)
    const password = await visitor.submit(picker, { account: ada!.objectId })
    const consent = await visitor.submit(password, { passwd: 'demo' })
    expect(consent.text).toContain('ada@contoso.example')
    expect(consent.text).toContain('Permissions requested')
  })

  it('is asked again with prompt=consent', async () => {
    await visitor.signIn(ben!.objectId)
    expect((await visitor.authorize({ prompt: 'consent' })).text).toContain('Permissions requested')
  })
})

describe('the second factor', () => {
  const begin = async (more: Record<string, string> = {}) => {
    const picker = await visitor.authorize(more)
    const password = await visitor.submit(picker, { account: eve!.objectId })
    return visitor.submit(password, { passwd: 'demo' })
  }

  it('is asked of Eve before AzureDatabricks, and approved or answered by a code', async () => {
    const page = await begin()
    expect(page.text).toContain('Approve sign in request')
    const wrong = await visitor.submit(page, { otc: '000000', decision: 'verify' })
    expect(wrong.text).toContain('You didn’t enter the expected verification code')
    expect(
      answerOf(await visitor.submit(wrong, { otc: '123456', decision: 'verify' })).code,
    ).toBeDefined()
  })

  it('is not asked again in the same session', async () => {
    await visitor.submit(await begin(), { decision: 'approve' })
    expect(answerOf(await visitor.authorize()).code).toBeDefined()
    expect(answerOf(await visitor.authorize({ prompt: 'none' })).code).toBeDefined()
  })

  it('is asked again once the one given no longer counts', async () => {
    await visitor.submit(await begin(), { decision: 'approve' })
    await entra.settings({ askMfaAgain: 'eve' })
    const silent = answerOf(await visitor.authorize({ prompt: 'none' }))
    expect(silent.error).toBe('interaction_required')
    expect(silent.error_description).toContain('AADSTS50076:')
    const page = await visitor.authorize()
    expect(page.text).toContain('Approve sign in request')
    expect(answerOf(await visitor.submit(page, { decision: 'approve' })).code).toBeDefined()
  })

  it('is asked of anybody whose application sends a claims challenge', async () => {
    const claims = JSON.stringify({
      access_token: { capolids: { essential: true, values: ['x'] } },
    })
    const page = await visitor.signIn(ben!.objectId, { claims })
    expect(answerOf(page).code).toBeDefined()
    const again = new Visitor(entra)
    const picker = await again.authorize({ claims })
    const password = await again.submit(picker, { account: ben!.objectId })
    const asked = await again.submit(password, { passwd: 'demo' })
    expect(asked.text).toContain('Approve sign in request')
  })

  it('cannot be skipped by going on to the address after it', async () => {
    const page = await begin()
    const resumed = await visitor.visit(page.url.replace('/login/', '/oauth2/v2.0/authorize/'))
    expect(resumed.location).toBeNull()
    expect(answerOf(resumed).code).toBeUndefined()
  })
})

it('a public client signs people in without a secret, on its own addresses', async () => {
  const page = await visitor.authorize({
    client_id: publicClientId,
    redirect_uri: 'http://localhost:51234',
  })
  expect(page.text).toContain('Pick an account')
})

it('takes further addresses an administrator registers, until they are taken away', async () => {
  const redirect_uri = 'https://lakedeck.contoso.example/api/auth/callback/azure-ad'
  await entra.settings({ extraRedirectUris: [redirect_uri] })
  const done = await visitor.signIn(ben!.objectId, { redirect_uri })
  expect(done.location).toContain(`${redirect_uri}?code=`)
  await entra.reset()
  expect((await visitor.authorize({ redirect_uri })).text).toContain('AADSTS50011:')
})
