import { denySession } from '@/lib/auth/denied-sessions'
import { findSession } from '@/lib/auth/find-session'
import { type PageRequest, type PageSession, sessionForPage } from '@/lib/auth/page-session'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { sessionCookies } from '@/lib/auth/session-cookies'
import { entraError, LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { sessionLike } from '@/lib/auth/testing/tokens'
import { restartProcess, withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

let entra: LocalEntra

beforeAll(async () => {
  entra = await LocalEntra.start()
})
afterAll(() => entra.stop())
beforeEach(() => {
  restartProcess()
  withSettings(entra.settings())
  entra.tokenRequests.length = 0
})

const page = (
  session: Session | string | null,
  changes: Partial<PageRequest> = {},
): PageRequest => ({
  cookies:
    typeof session === 'string' || session === null
      ? session
      : [...sessionCookies(session)].map(([name, value]) => `${name}=${value}`).join('; '),
  path: '/workspaces/prod/clusters?sort=name',
  isPublic: false,
  isNavigation: true,
  ...changes,
})

const old = (changes: Partial<Session> = {}) =>
  sessionLike({ signedInAt: nowSeconds() - 3_600, refreshAt: nowSeconds() - 1, ...changes })

/** Where a redirect leads: our own path, or the name of Entra's endpoint with what matters of its query. */
function led(result: PageSession): { to: string; expires: boolean; query: URLSearchParams } {
  if (result.kind !== 'redirect') throw new Error('the page renders')
  const url = new URL(result.answer.location)
  const isOurs = url.origin === 'https://lakedeck.example.com'
  return {
    to: isOurs ? url.pathname : url.pathname.replace(/^.*\//, 'entra:'),
    query: url.searchParams,
    expires: result.answer.setCookies.some((c) => /^__Host-lakedeck\.session=;.*Max-Age=0/.test(c)),
  }
}

describe('a signed-in person', () => {
  test('sees the page, and no cookie is set while the token is good', async () => {
    expect(await sessionForPage(page(sessionLike()))).toMatchObject({
      kind: 'render',
      setCookies: [],
    })
  })

  test('gets a due token renewed before the page renders, for this request and for the browser', async () => {
    entra.reply = async () => ({
      body: tokens({ access_token: 'new', id_token: await entra.idToken() }),
    })
    const result = await sessionForPage(page(old()))
    if (result.kind !== 'render') throw new Error('the page does not render')
    expect(findSession(result.jar)).toMatchObject({ session: { accessToken: 'new' } })
    expect(result.setCookies[0]).toMatch(/^__Host-lakedeck\.session=/)
  })

  test('costs no refresh on pages that show nobody’s data', async () => {
    const result = await sessionForPage(page(old(), { isPublic: true }))
    expect(result).toMatchObject({ kind: 'render', setCookies: [] })
    expect(entra.tokenRequests).toHaveLength(0)
  })
})

describe('nobody', () => {
  test('is sent to sign in and come back', async () => {
    const { to, query, expires } = led(await sessionForPage(page(null)))
    expect(to).toBe('/sign-in')
    expect(query.get('callbackUrl')).toBe('/workspaces/prod/clusters?sort=name')
    expect(expires).toBe(false)
  })

  test('with a garbage cookie is nobody', async () => {
    expect(led(await sessionForPage(page('__Host-lakedeck.session=x'))).to).toBe('/sign-in')
  })

  test('may see the sign-in pages', async () => {
    expect(await sessionForPage(page(null, { isPublic: true }))).toMatchObject({ kind: 'render' })
  })
})

describe('a session that has ended', () => {
  test('by sign-out is taken out of the browser', async () => {
    const session = old()
    denySession(session.sessionId)
    expect(led(await sessionForPage(page(session)))).toMatchObject({
      to: '/sign-in',
      expires: true,
    })
    const onPublic = await sessionForPage(page(session, { isPublic: true }))
    expect(onPublic).toMatchObject({
      kind: 'render',
      setCookies: [expect.stringContaining('Max-Age=0')],
    })
  })

  test('by its absolute age asks Entra again, for the same person, without a question of ours', async () => {
    const session = sessionLike({ signedInAt: nowSeconds() - 9 * 3_600 })
    const { to, query, expires } = led(await sessionForPage(page(session)))
    expect({ to, expires }).toEqual({ to: 'entra:authorize', expires: true })
    expect(query.get('login_hint')).toBe(session.userName)
    expect(query.get('prompt')).toBeNull()
  })

  test('by its age, in a fetch of the router, leads to our own sign-in page: Entra answers no fetch', async () => {
    const session = sessionLike({ signedInAt: nowSeconds() - 9 * 3_600 })
    const result = await sessionForPage(page(session, { isNavigation: false }))
    expect(led(result)).toMatchObject({ to: '/sign-in', expires: true })
  })
})

describe('a refresh that Entra refuses', () => {
  const refuse = (error: string, number: number, status = 400, more = {}) => {
    entra.reply = () => ({ status, body: entraError(error, number, more) })
  }

  test('with a challenge goes straight to Entra with it', async () => {
    const claims = '{"access_token":{"capolids":{"essential":true}}}'
    refuse('interaction_required', 50076, 400, { claims })
    const { to, query, expires } = led(await sessionForPage(page(old())))
    expect({ to, expires }).toEqual({ to: 'entra:authorize', expires: true })
    expect(query.get('claims')).toBe(claims)
  })

  test.each([70043, 700082, 50173])('with %i goes to Entra and comes back', async (number) => {
    refuse('invalid_grant', number)
    expect(led(await sessionForPage(page(old())))).toMatchObject({
      to: 'entra:authorize',
      expires: true,
    })
  })

  test.each([53003, 53000, 50105])(
    'with %i ends on a page with words, because trying again is no help',
    async (number) => {
      refuse('invalid_grant', number)
      const { to, query, expires } = led(await sessionForPage(page(old())))
      expect({ to, expires }).toEqual({ to: '/sign-in/error', expires: true })
      expect(query.get('code')).toBe(String(number))
      expect(query.get('correlation')).toBe('7d1c2b3a-0000-4000-8000-00000000cafe')
      expect(query.get('callbackUrl')).toBe('/workspaces/prod/clusters?sort=name')
    },
  )

  test('right after a sign-in never goes round in circles', async () => {
    refuse('interaction_required', 50076)
    const session = old({ signedInAt: nowSeconds() })
    expect(led(await sessionForPage(page(session))).to).toBe('/sign-in/error')
  })

  test('because Entra is away shows the page and leaves the cookie alone while the old token works', async () => {
    entra.reply = () => ({ status: 503, body: '' })
    expect(await sessionForPage(page(old()))).toMatchObject({ kind: 'render', setCookies: [] })
  })

  test('because Entra is away keeps the session for later', async () => {
    entra.reply = () => ({ status: 503, body: '' })
    const session = old({ accessTokenExpiresAt: nowSeconds() - 1 })
    const { to, query, expires } = led(await sessionForPage(page(session)))
    expect({ to, expires, code: query.get('code') }).toEqual({
      to: '/sign-in/error',
      expires: false,
      code: 'Busy',
    })
  })

  test('because our secret expired says so to whoever runs Lakedeck, and keeps the session', async () => {
    refuse('invalid_client', 7000222, 401)
    const session = old({ accessTokenExpiresAt: nowSeconds() - 1 })
    const { query, expires } = led(await sessionForPage(page(session)))
    expect({ code: query.get('code'), expires }).toEqual({ code: '7000222', expires: false })
  })

  test('with a token too large for any cookie says that', async () => {
    const huge = `${'x'.repeat(14_000)}`
    entra.reply = async () => ({
      body: tokens({ access_token: huge, id_token: await entra.idToken() }),
    })
    const { query, expires } = led(await sessionForPage(page(old())))
    expect({ code: query.get('code'), expires }).toEqual({ code: 'SessionTooLarge', expires: true })
  })
})
