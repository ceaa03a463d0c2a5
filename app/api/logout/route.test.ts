import { POST as logout } from '@/app/api/logout/route'
import { callerForRequest } from '@/lib/auth/request-caller'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { sessionCookies } from '@/lib/auth/session-cookies'
import { LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { sessionLike } from '@/lib/auth/testing/tokens'
import { restartProcess, testSettings, withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const origin = 'https://lakedeck.example.com'

const cookieOf = (session: Session) =>
  [...sessionCookies(session)].map(([name, value]) => `${name}=${value}`).join('; ')

const post = (cookie: string, headers: Record<string, string> = { origin }) =>
  logout(new Request(`${origin}/api/logout`, { method: 'POST', headers: { cookie, ...headers } }))

const api = (cookie: string) =>
  callerForRequest(new Request(`${origin}/api/databricks/me`, { headers: { cookie } }))

beforeEach(() => {
  restartProcess()
  withSettings()
})

test('the session ends here at once, and the browser goes to Entra to end it there', async () => {
  const session = sessionLike({ loginHint: 'O.hint' })
  const cookie = cookieOf(session)
  const answer = post(cookie)
  const location = new URL(answer.headers.get('location') ?? '')
  expect(answer.status).toBe(303)
  expect(location.origin + location.pathname).toBe(
    `https://login.microsoftonline.com/${testSettings.AZURE_AD_TENANT_ID}/oauth2/v2.0/logout`,
  )
  expect(Object.fromEntries(location.searchParams)).toEqual({
    client_id: testSettings.AZURE_AD_CLIENT_ID,
    post_logout_redirect_uri: `${origin}/signed-out`,
    logout_hint: 'O.hint',
  })
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/session=;.*Max-Age=0/)])
  await expect(api(cookie)).rejects.toMatchObject({ code: 'SESSION_ENDED' })
})

test('every chunk is expired', () => {
  const session = sessionLike({ refreshToken: 'x'.repeat(9_000) })
  const expired = post(cookieOf(session)).headers.getSetCookie()
  expect(expired.map((cookie) => cookie.split('=')[0])).toEqual([
    '__Host-lakedeck.session',
    '__Host-lakedeck.session.0',
    '__Host-lakedeck.session.1',
    '__Host-lakedeck.session.2',
  ])
})

test('an account’s user name never goes into the address', () => {
  const location = post(cookieOf(sessionLike({ loginHint: null }))).headers.get('location') ?? ''
  expect(location).not.toMatch(/contoso|logout_hint/)
})

test.each(['', '__Host-lakedeck.session=garbage'])(
  'with the cookie %p it still leads to Entra',
  (cookie) => {
    expect(post(cookie).headers.get('location')).toMatch(/oauth2\/v2\.0\/logout\?client_id=/)
  },
)

test('a session past its age can still be signed out of', () => {
  const session = sessionLike({ signedInAt: nowSeconds() - 10 * 3_600, loginHint: 'O.hint' })
  expect(post(cookieOf(session)).headers.get('location')).toContain('logout_hint=O.hint')
})

test.each([
  ['no origin', {}],
  ['another site', { origin: 'https://evil.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['a sibling site', { origin, 'sec-fetch-site': 'same-site' }],
])('a form with %s signs nobody out', async (_name, headers) => {
  const cookie = cookieOf(sessionLike())
  const answer = post(cookie, headers)
  expect(answer.status).toBe(403)
  expect(answer.headers.getSetCookie()).toEqual([])
  await expect(api(cookie)).resolves.toBeDefined()
})

test('a refresh in flight does not bring the session back', async () => {
  const entra = await LocalEntra.start()
  withSettings(entra.settings())
  entra.reply = async () => ({
    body: tokens({ access_token: 'new', id_token: await entra.idToken() }),
    delayMs: 100,
  })
  const cookie = cookieOf(sessionLike({ refreshAt: 0 }))
  const inFlight = api(cookie)
  await new Promise((resolve) => setTimeout(resolve, 30))
  post(cookie)
  await expect(inFlight).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  await entra.stop()
})
