import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findSession } from '@/lib/auth/find-session'
import { startSignIn } from '@/lib/auth/start-sign-in'
import { Browser as AnyBrowser } from '@/lib/auth/testing/browser'
import { entraError, LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { accessTokenLike, ben } from '@/lib/auth/testing/tokens'
import { restartProcess, testSettings, type TestSettings, withSettings } from '@/lib/env/testing'
import { selfSigned } from '@/lib/env/testing/certificate'
import { log } from '@/lib/log'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const origin = 'https://lakedeck.example.com'
let entra: LocalEntra

/** NextAuth reads its own address from the environment; lib/boot.ts has checked it by then. */
beforeAll(async () => {
  process.env.NEXTAUTH_URL = origin
  entra = await LocalEntra.start()
})
afterAll(() => {
  delete process.env.NEXTAUTH_URL
  return entra.stop()
})
const configure = (changes: TestSettings = {}) => withSettings(entra.settings(changes))
beforeEach(() => {
  restartProcess()
  configure()
  entra.tokenRequests.length = 0
  jest.clearAllMocks()
})

class Browser extends AnyBrowser {
  async start(request: Partial<Parameters<typeof startSignIn>[0]> = {}): Promise<this> {
    return this.follow(await startSignIn({ returnTo: '/costs?x=1', ...request }, this.cookies))
  }
}

const noteName = /^__Host-lakedeck\.sign-in\.[0-9a-f]{16}$/

/** The browser forgets what it carried to Entra: too long ago, or its cookies were cleared. */
function loseNotes({ cookies }: Browser): void {
  for (const name of [...cookies.keys()]) if (noteName.test(name)) cookies.delete(name)
}

/** Entra's token endpoint answers for the nonce that the browser was sent with. */
function answerFor(browser: Browser, idClaims = {}, more = {}): void {
  entra.reply = async () => ({
    body: tokens({
      access_token: accessTokenLike(),
      refresh_token: 'refresh',
      id_token: await entra.idToken({
        nonce: browser.location.searchParams.get('nonce'),
        ...idClaims,
      }),
      ...more,
    }),
  })
}

const signIn = async (idClaims = {}, more = {}) => {
  const browser = await new Browser().start()
  answerFor(browser, idClaims, more)
  return browser.comeBack({ code: 'the-code' })
}

describe('on the way to Entra', () => {
  test('the browser asks for AzureDatabricks alone, with PKCE, state and nonce', async () => {
    const { location, cookies } = await new Browser().start()
    expect(location.origin + location.pathname).toBe(
      `${entra.origin}/${testSettings.AZURE_AD_TENANT_ID}/oauth2/v2.0/authorize`,
    )
    const query = Object.fromEntries(location.searchParams)
    expect(query).toMatchObject({
      client_id: testSettings.AZURE_AD_CLIENT_ID,
      response_type: 'code',
      redirect_uri: `${origin}/api/auth/callback/azure-ad`,
      scope: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default offline_access openid profile email',
      code_challenge_method: 'S256',
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(query[name]?.length).toBeGreaterThan(20)
    expect([...cookies.keys()]).toEqual([expect.stringMatching(noteName)])
  })

  test('the notes it carries are unreadable to it', async () => {
    const { location, cookies } = await new Browser().start()
    expect(decodeURIComponent([...cookies.values()].join())).not.toContain(
      location.searchParams.get('state'),
    )
  })

  test('prompt, hint and claims travel along, and nothing else', async () => {
    const { location } = await new Browser().start({
      prompt: 'login',
      loginHint: ben.userName,
      claims: '{"id_token":{}}',
    })
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      prompt: 'login',
      login_hint: ben.userName,
      claims: '{"id_token":{}}',
    })
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    'javascript:alert(1)',
    'http://[',
    '%00',
    '/api/logout',
  ])('the return address %p becomes home', async (returnTo) => {
    const browser = await new Browser().start({ returnTo })
    answerFor(browser)
    expect((await browser.comeBack({ code: 'c' })).location.href).toBe(`${origin}/`)
  })

  test('when Entra does not answer, the person reads so', async () => {
    withSettings({ LAKEDECK_EMULATOR: '1', AZURE_AUTHORITY_HOST: 'http://127.0.0.1:9' })
    const browser = await new Browser().start()
    expect(browser.location.pathname).toBe('/sign-in/error')
    expect(browser.location.searchParams.get('code')).toBe('Unreachable')
  })

  test('when something else answers in its place, that is said', async () => {
    const proxy = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<h1>Sign in to the network</h1>')
    }).listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const { port } = proxy.address() as AddressInfo
    withSettings({ LAKEDECK_EMULATOR: '1', AZURE_AUTHORITY_HOST: `http://127.0.0.1:${port}` })
    const browser = await new Browser().start()
    expect(browser.location.searchParams.get('code')).toBe('StrangeAnswer')
    proxy.closeAllConnections()
    proxy.close()
  })
})

describe('back from Entra', () => {
  test('with a code, the person is signed in, on the page they came from', async () => {
    const browser = await signIn()
    expect(browser.location.href).toBe(`${origin}/costs?x=1`)
    expect(findSession(browser.cookies)).toMatchObject({
      kind: 'live',
      session: { ...ben, roles: ['Lakedeck.Operator'], refreshToken: 'refresh' },
    })
    expect([...browser.cookies.keys()]).toEqual(['__Host-lakedeck.session'])
  })

  test('the code is redeemed once, with the verifier and the secret', async () => {
    await signIn()
    expect(entra.tokenRequests).toEqual([
      expect.objectContaining({
        grant_type: 'authorization_code',
        code: 'the-code',
        client_secret: 'a-client-secret',
        code_verifier: expect.stringMatching(/.{40}/) as string,
      }),
    ])
  })

  test('the session holds nothing but what is listed', async () => {
    const browser = await signIn({ login_hint: 'O.hint', email: 'ben@elsewhere.example' })
    const found = findSession(browser.cookies)
    if (found.kind !== 'live') throw new Error('nobody is signed in')
    expect(Object.keys(found.session).sort()).toEqual([
      'accessToken',
      'accessTokenExpiresAt',
      'loginHint',
      'name',
      'objectId',
      'refreshAt',
      'refreshToken',
      'roles',
      'sessionId',
      'signedInAt',
      'tenantId',
      'userName',
    ])
    expect(found.session.loginHint).toBe('O.hint')
  })

  test('an older session of another person is replaced, chunks and all', async () => {
    const browser = await new Browser().start()
    for (const at of [0, 1, 2]) browser.cookies.set(`__Host-lakedeck.session.${at}`, 'old')
    answerFor(browser)
    await browser.comeBack({ code: 'c' })
    expect([...browser.cookies.keys()]).toEqual(['__Host-lakedeck.session'])
  })

  test('two sign-ins have two sessions', async () => {
    const ids = [await signIn(), await signIn()].map((browser) => {
      const found = findSession(browser.cookies)
      return found.kind === 'live' ? found.session.sessionId : null
    })
    expect(new Set(ids).size).toBe(2)
  })

  test('no token of the person reaches the log', async () => {
    await signIn()
    const lines = JSON.stringify(
      [log.info, log.warn, log.error].map((write) => jest.mocked(write).mock.calls),
    )
    expect(lines).not.toMatch(/eyJ|refresh"|the-code/)
  })
})

describe('a browser without its note', () => {
  test('is sent once more, and then signs in', async () => {
    const browser = await new Browser().start()
    loseNotes(browser)
    await browser.comeBack({ code: 'c' })
    expect(browser.location.pathname).toMatch(/authorize$/)
    answerFor(browser)
    await browser.comeBack({ code: 'd' })
    expect(browser.path).toBe('/')
    expect(findSession(browser.cookies).kind).toBe('live')
  })

  test('twice reads why, also where no cookie is ever kept', async () => {
    const browser = await new Browser().start()
    loseNotes(browser)
    await browser.comeBack({ code: 'c' })
    loseNotes(browser)
    await browser.comeBack({ code: 'd' })
    expect(browser.location.pathname).toBe('/sign-in/error')
    expect(browser.location.searchParams.get('code')).toBe('StateLost')
  })

  test.each([
    ['the state of somebody else', { state: 'another' }],
    ['no state', { state: '' }],
  ])('with %s is sent once more, and no code is redeemed', async (_name, query) => {
    const browser = await new Browser().start()
    await browser.comeBack({ code: 'c', ...query })
    expect(browser.location.pathname).toMatch(/authorize$/)
    expect(entra.tokenRequests).toHaveLength(0)
  })

  test('with the note of another sign-in under its name is sent once more', async () => {
    const [one, other] = [await new Browser().start(), await new Browser().start()]
    const [name = ''] = one.cookies.keys()
    one.cookies.set(name, [...other.cookies.values()][0] ?? '')
    await one.comeBack({ code: 'c' })
    expect(one.location.pathname).toMatch(/authorize$/)
    expect(entra.tokenRequests).toHaveLength(0)
  })

  test('with a note older than an hour is sent once more', async () => {
    const browser = await new Browser().start()
    const later = Date.now() + 3_601_000
    const clock = jest.spyOn(Date, 'now').mockReturnValue(later)
    await browser.comeBack({ code: 'c' })
    clock.mockRestore()
    expect(browser.location.pathname).toMatch(/authorize$/)
  })
})

describe('two tabs that sign in at once', () => {
  const twoTabs = async () => {
    const browser = await new Browser().start({ returnTo: '/costs' })
    const first = browser.location
    await browser.start({ returnTo: '/schedule' })
    return { browser, first, second: browser.location }
  }
  const comeBackTo = async (browser: Browser, location: URL) => {
    browser.location = location
    answerFor(browser)
    return (await browser.comeBack({ code: 'c' })).path
  }

  test('each come back to where they were, the first one first', async () => {
    const { browser, first, second } = await twoTabs()
    expect(await comeBackTo(browser, first)).toBe('/costs')
    expect(await comeBackTo(browser, second)).toBe('/schedule')
    expect([...browser.cookies.keys()]).toEqual(['__Host-lakedeck.session'])
  })

  test('each come back to where they were, the second one first', async () => {
    const { browser, first, second } = await twoTabs()
    expect(await comeBackTo(browser, second)).toBe('/schedule')
    expect(await comeBackTo(browser, first)).toBe('/costs')
  })

  test('a hundred of them leave a cookie header that every server takes', async () => {
    const browser = new Browser()
    for (let tab = 0; tab < 100; tab += 1)
      await browser.start({ returnTo: '/workspaces/prod/jobs' })
    expect(browser.cookie.length).toBeLessThan(4_096)
    answerFor(browser)
    expect((await browser.comeBack({ code: 'c' })).path).toBe('/workspaces/prod/jobs')
  })
})

test('a sign-in on its way while the secret changes ends well', async () => {
  const browser = await new Browser().start()
  configure({
    NEXTAUTH_SECRET: 'the-next-secret-of-more-than-32-characters',
    NEXTAUTH_SECRET_PREVIOUS: testSettings.NEXTAUTH_SECRET,
  })
  answerFor(browser)
  expect((await browser.comeBack({ code: 'c' })).path).toBe('/costs?x=1')
})

describe('an answer that must not sign anybody in', () => {
  const nowSeconds = Math.floor(Date.now() / 1000)
  test.each([
    ['the nonce of somebody else', { nonce: 'other' }],
    ['another audience', { aud: 'another-app' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['an end in the past', { exp: nowSeconds - 600 }],
    ['a beginning in the future', { nbf: nowSeconds + 600 }],
    ['no person', { oid: undefined }],
    ['another tenant', { tid: '00000000-0000-4000-8000-000000000000' }],
  ])('%s', async (_name, idClaims) => {
    const browser = await signIn(idClaims)
    expect(findSession(browser.cookies)).toEqual({ kind: 'none' })
    expect(browser.location.pathname).toMatch(/error$|authorize$/)
  })

  test('an id token that nobody signed', async () => {
    const browser = await signIn({}, { id_token: 'eyJhbGciOiJub25lIn0.e30.' })
    expect(findSession(browser.cookies)).toEqual({ kind: 'none' })
  })

  test('no refresh token', async () => {
    const browser = await signIn({}, { refresh_token: undefined })
    expect(browser.location.searchParams.get('code')).toBe('Callback')
  })

  test('tokens too large for any cookie', async () => {
    const browser = await signIn({}, { access_token: 'x'.repeat(14_000) })
    expect(browser.location.searchParams.get('code')).toBe('SessionTooLarge')
    expect(browser.cookies.size).toBe(0)
  })

  test('no role, where roles are required', async () => {
    configure({ APP_ROLES: 'required' })
    const browser = await signIn({ roles: undefined })
    expect(browser.location.searchParams.get('code')).toBe('RoleMissing')
    expect(browser.cookies.size).toBe(0)
  })
})

describe('a refusal of Entra', () => {
  test('on the redirect ends on the page with its number, correlation and the way back', async () => {
    const browser = await new Browser().start()
    const { error_description } = entraError('access_denied', 65004)
    await browser.comeBack({ error: 'access_denied', error_description })
    expect(browser.location.pathname).toBe('/sign-in/error')
    expect(Object.fromEntries(browser.location.searchParams)).toMatchObject({
      code: '65004',
      correlation: '7d1c2b3a-0000-4000-8000-00000000cafe',
      callbackUrl: '/costs?x=1',
    })
    expect(browser.cookies.size).toBe(0)
  })

  test.each([7000215, 7000222, 54005, 50105, 53003])(
    '%i at the token endpoint ends there too',
    async (number) => {
      const browser = await new Browser().start()
      entra.reply = () => ({ status: 400, body: entraError('invalid_grant', number) })
      await browser.comeBack({ code: 'c' })
      expect(browser.location.searchParams.get('code')).toBe(String(number))
    },
  )

  test('of a silent attempt asks the person after all, once', async () => {
    const browser = await new Browser().start({ prompt: 'none' })
    await browser.comeBack({ error: 'login_required', error_description: 'AADSTS50058: x' })
    expect(browser.location.pathname).toMatch(/authorize$/)
    expect(browser.location.searchParams.get('prompt')).toBeNull()
    await browser.comeBack({ error: 'login_required' })
    expect(browser.location.pathname).toBe('/sign-in/error')
  })

  test('forged by a link never shows its own words', async () => {
    const browser = new Browser()
    await browser.comeBack({ error: '<script>', error_description: 'Call 555-1234 AADSTS' })
    expect(browser.path).not.toMatch(/555-1234/)
    expect(browser.location.pathname).toBe('/sign-in/error')
  })
})

describe('without a client secret', () => {
  test('a certificate proves us: state, nonce and PKCE stay checked', async () => {
    const { certificate, key } = selfSigned()
    configure({
      AZURE_AD_CLIENT_SECRET: undefined,
      AZURE_AD_CLIENT_CERTIFICATE: certificate,
      AZURE_AD_CLIENT_CERTIFICATE_KEY: key,
    })
    expect((await signIn()).path).toBe('/costs?x=1')
    expect(entra.tokenRequests[0]).toMatchObject({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: expect.stringMatching(/^eyJ/) as string,
      code_verifier: expect.any(String) as string,
    })
    expect(entra.tokenRequests[0]).not.toHaveProperty('client_secret')
    expect(findSession((await signIn({ nonce: 'other' })).cookies)).toEqual({ kind: 'none' })
  })
})
