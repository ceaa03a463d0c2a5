import { randomUUID } from 'node:crypto'
import { startAzureConsent } from '@/lib/auth/azure-consent'
import { azureToken } from '@/lib/auth/azure-token'
import { denySession } from '@/lib/auth/denied-sessions'
import { findSession } from '@/lib/auth/find-session'
import type { Session } from '@/lib/auth/session'
import { sessionCaller } from '@/lib/auth/session-caller'
import { sessionCookies } from '@/lib/auth/session-cookies'
import { startSignIn } from '@/lib/auth/start-sign-in'
import { Browser as AnyBrowser } from '@/lib/auth/testing/browser'
import { entraError, LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { sessionLike } from '@/lib/auth/testing/tokens'
import { restartProcess, testSettings, withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const scope = 'https://management.azure.com/user_impersonation'
const origin = 'https://lakedeck.example.com'
let entra: LocalEntra

beforeAll(async () => {
  process.env.NEXTAUTH_URL = origin
  entra = await LocalEntra.start()
})
afterAll(() => {
  delete process.env.NEXTAUTH_URL
  return entra.stop()
})
beforeEach(() => {
  restartProcess()
  withSettings(entra.settings({ WORKSPACE_DISCOVERY: '1' }))
  entra.tokenRequests.length = 0
})

/** The browser of somebody who is signed in. */
class Browser extends AnyBrowser {
  constructor(readonly session: Session) {
    super(new Map(sessionCookies(session)))
  }

  async start(): Promise<this> {
    return this.follow(await startAzureConsent(this.cookies, '/find-workspaces'))
  }

  get found() {
    return findSession(this.cookies)
  }
}

const clientInfo = Buffer.from(
  JSON.stringify({ uid: randomUUID(), utid: testSettings.AZURE_AD_TENANT_ID }),
).toString('base64url')

/** Entra redeems the code for who was asked, with a new refresh token. */
function answerFor(browser: Browser, idClaims = {}): void {
  const nonce = browser.location.searchParams.get('nonce')
  entra.reply = async () => ({
    body: tokens({
      scope,
      access_token: 'an-azure-token',
      refresh_token: 'the-new-refresh-token',
      client_info: clientInfo,
      id_token: await entra.idToken({ nonce, oid: browser.session.objectId, ...idClaims }),
    }),
  })
}

const set = async (session = sessionLike()) => new Browser(session).start()

describe('on the way to Entra', () => {
  test('the person who is signed in is asked for Azure Resource Manager, with PKCE, state and nonce', async () => {
    const { location, session } = await set()
    expect(location.origin + location.pathname).toBe(
      `${entra.origin}/${testSettings.AZURE_AD_TENANT_ID}/oauth2/v2.0/authorize`,
    )
    const query = Object.fromEntries(location.searchParams)
    expect(query).toMatchObject({
      client_id: testSettings.AZURE_AD_CLIENT_ID,
      response_type: 'code',
      redirect_uri: `${origin}/api/auth/callback/azure-ad`,
      scope: `${scope} openid profile offline_access`,
      code_challenge_method: 'S256',
      login_hint: session.userName,
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(query[name]?.length).toBeGreaterThan(40)
  })

  test('nobody signed in is sent to sign in first', async () => {
    const { location, setCookies } = await startAzureConsent(new Map(), '/find-workspaces')
    expect(location).toBe(`${origin}/sign-in?callbackUrl=%2Ffind-workspaces`)
    expect(setCookies).toEqual([])
  })
})

describe('on the way back', () => {
  test('the session is the same, with the new refresh token and no token for Azure', async () => {
    const browser = await set()
    answerFor(browser)
    await browser.comeBack({ code: 'the-code' })
    expect(browser.path).toBe('/find-workspaces')
    expect(entra.tokenRequests[0]).toMatchObject({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: `${origin}/api/auth/callback/azure-ad`,
    })
    expect(entra.tokenRequests[0]?.scope).toContain(scope)
    expect(entra.tokenRequests[0]?.code_verifier).toMatch(/^[\w-]{43}$/)
    expect(browser.found).toEqual({
      kind: 'live',
      session: { ...browser.session, refreshToken: 'the-new-refresh-token' },
    })
    expect([...browser.cookies.keys()]).toEqual(['__Host-lakedeck.session'])
  })

  test.each([
    [
      'somebody declined',
      { error: 'access_denied', error_description: 'AADSTS65004: no.' },
      '65004',
    ],
    ['an administrator is needed', { error: 'x', error_description: 'AADSTS90094: no.' }, '90094'],
    ['nothing is said', { error: 'access_denied' }, 'access_denied'],
  ])('when %s, the session lives on and the page learns why', async (_what, query, code) => {
    const browser = await set()
    await browser.comeBack(query)
    expect(browser.path).toBe(`/find-workspaces?refused=${code}`)
    expect(browser.found).toEqual({ kind: 'live', session: browser.session })
    expect(entra.tokenRequests).toEqual([])
  })

  test.each([
    ['another person', { oid: randomUUID() }, 'OtherAccount'],
    ['another tenant', { tid: randomUUID() }, 'OtherAccount'],
    ['another errand', { nonce: 'another' }, 'StrangeAnswer'],
  ])('an answer for %s changes nothing', async (_whose, idClaims, code) => {
    const browser = await set()
    answerFor(browser, idClaims)
    await browser.comeBack({ code: 'the-code' })
    expect(browser.path).toBe(`/find-workspaces?refused=${code}`)
    expect(browser.found).toEqual({ kind: 'live', session: browser.session })
  })

  test('a code that Entra does not redeem changes nothing', async () => {
    const browser = await set()
    entra.reply = () => ({ status: 400, body: entraError('invalid_grant', 70008) })
    await browser.comeBack({ code: 'old' })
    expect(browser.path).toBe('/find-workspaces?refused=70008')
    expect(browser.found.kind).toBe('live')
  })

  test('another session than the one that set off is not touched', async () => {
    const browser = await set()
    answerFor(browser)
    const other = sessionLike()
    for (const [name, value] of sessionCookies(other)) browser.cookies.set(name, value)
    await browser.comeBack({ code: 'the-code' })
    expect(browser.path).toBe('/sign-in?callbackUrl=%2Ffind-workspaces')
    expect(entra.tokenRequests).toEqual([])
    expect(browser.found).toEqual({ kind: 'live', session: other })
  })

  test('who signed out meanwhile stays signed out', async () => {
    const browser = await set()
    answerFor(browser)
    const { reply } = entra
    entra.reply = (request) => {
      denySession(browser.session.sessionId)
      return reply(request)
    }
    await browser.comeBack({ code: 'the-code' })
    expect(browser.found.kind).toBe('ended')
    expect([...browser.cookies.keys()]).toEqual(['__Host-lakedeck.session'])
  })

  test('the note of a sign-in is no consent, and the note of a consent no sign-in', async () => {
    const browser = new Browser(sessionLike())
    browser.follow(await startSignIn({ returnTo: '/clusters' }, browser.cookies))
    answerFor(browser)
    await browser.comeBack({ code: 'the-code' })
    expect(browser.found).not.toMatchObject({
      session: { sessionId: browser.session.sessionId },
    })
    const other = await set()
    other.cookies.delete('__Host-lakedeck.session')
    answerFor(other)
    await other.comeBack({ code: 'the-code' })
    expect(other.path).toBe('/sign-in?callbackUrl=%2Ffind-workspaces')
    expect(other.found.kind).toBe('none')
  })
})

describe('a token for Azure', () => {
  const callerOf = (session: Session) => sessionCaller(session, new Map())

  test('comes from the session’s refresh token, for Azure alone, and shows itself to nobody', async () => {
    const session = sessionLike()
    answerFor(new Browser(session))
    const token = await azureToken(callerOf(session))
    expect(token.bearer()).toBe('Bearer an-azure-token')
    expect(JSON.stringify({ token })).not.toContain('an-azure-token')
    expect(entra.tokenRequests[0]).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: session.refreshToken,
    })
    expect(entra.tokenRequests[0]?.scope).toContain(scope)
  })

  test.each([
    ['nobody consented', 'invalid_grant', 65001, { suberror: 'consent_required' }],
    [
      'a second factor is missing',
      'interaction_required',
      50076,
      { claims: '{"access_token":{}}' },
    ],
    ['the refresh token is over', 'invalid_grant', 700082, {}],
  ])('is for the person to allow when %s, and ends no session', async (_w, error, code, more) => {
    entra.reply = () => ({ status: 400, body: entraError(error, code, more) })
    await expect(azureToken(callerOf(sessionLike()))).rejects.toMatchObject({
      code: 'AZURE_CONSENT_REQUIRED',
      more: { status: 403, action: 'consent' },
    })
  })

  test.each([
    ['is away', 'temporarily_unavailable', 90033, 503, 'ENTRA_UNAVAILABLE'],
    ['knows no such permission', 'invalid_resource', 650057, 400, 'ENTRA_MISCONFIGURED'],
  ])('is not had when Entra %s, in words of its own', async (_w, error, number, status, code) => {
    entra.reply = () => ({ status, body: entraError(error, number) })
    await expect(azureToken(callerOf(sessionLike()))).rejects.toMatchObject({ code })
  })

  test('is not for somebody else', async () => {
    const session = sessionLike()
    answerFor(new Browser(session), { oid: randomUUID() })
    await expect(azureToken(callerOf(session))).rejects.toMatchObject({ code: 'SESSION_NEEDED' })
  })

  test('is not for a script, which has no session', async () => {
    const script = { ...callerOf(sessionLike()), via: 'bearer' as const, sessionId: null }
    await expect(azureToken(script)).rejects.toMatchObject({ code: 'SESSION_NEEDED' })
    expect(entra.tokenRequests).toEqual([])
  })
})
