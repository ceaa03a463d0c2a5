import { denySession } from '@/lib/auth/denied-sessions'
import { cookiesOf } from '@/lib/auth/errors'
import { callerForRequest } from '@/lib/auth/request-caller'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { sessionCookies } from '@/lib/auth/session-cookies'
import { entraError, LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { ben, sessionLike } from '@/lib/auth/testing/tokens'
import { restartProcess, testSettings, withSettings } from '@/lib/env/testing'

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

const cookieOf = (session: Session) =>
  [...sessionCookies(session)].map(([name, value]) => `${name}=${value}`).join('; ')

const request = (headers: Record<string, string>) =>
  new Request('https://lakedeck.example.com/api/databricks/workspaces', { headers })

const withSession = (session: Session) => callerForRequest(request({ cookie: cookieOf(session) }))

describe('a session', () => {
  test('is its person, and needs no cookie set again', async () => {
    const session = sessionLike()
    const { caller, setCookies } = await withSession(session)
    expect(caller).toMatchObject({
      ...ben,
      via: 'session',
      sessionId: session.sessionId,
      role: 'admin',
    })
    expect(caller.accessToken.bearer()).toBe(`Bearer ${session.accessToken}`)
    expect(setCookies).toEqual([])
  })

  test('that is due answers with the new token and the cookies that keep it', async () => {
    entra.reply = async () => ({
      body: tokens({
        access_token: 'new',
        refresh_token: 'new-refresh',
        id_token: await entra.idToken(),
      }),
    })
    const session = sessionLike({ refreshAt: nowSeconds() - 1 })
    const { caller, setCookies } = await withSession(session)
    expect(caller.accessToken.bearer()).toBe('Bearer new')
    expect(setCookies).toEqual([expect.stringMatching(/^__Host-lakedeck\.session=.*HttpOnly/)])
    const next = await callerForRequest(request({ cookie: setCookies[0]?.split(';')[0] ?? '' }))
    expect(next.caller.accessToken.bearer()).toBe('Bearer new')
    expect(entra.tokenRequests).toHaveLength(1)
  })

  test('has the role that is assigned, where roles are required', async () => {
    withSettings(entra.settings({ APP_ROLES: 'required' }))
    const { caller } = await withSession(
      sessionLike({ roles: ['Lakedeck.Operator', 'Other.Role'] }),
    )
    expect(caller).toMatchObject({
      role: 'operator',
      assignedRoles: ['Lakedeck.Operator', 'Other.Role'],
    })
  })
})

describe('what is refused', () => {
  test.each([
    ['no cookie', {}],
    ['a garbage cookie', { cookie: '__Host-lakedeck.session=garbage' }],
    ['the cookie of the http name', { cookie: 'lakedeck.session=garbage' }],
    ['another cookie', { cookie: 'next-auth.session-token=x' }],
  ])('%s: nobody is signed in', async (_name, headers) => {
    await expect(callerForRequest(request(headers))).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
      more: { status: 401, action: 'sign-in' },
    })
  })

  test('a session that was signed out, from that moment on', async () => {
    const session = sessionLike()
    await withSession(session)
    denySession(session.sessionId)
    await expect(withSession(session)).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  test('a session past its absolute life, however fresh its token, on a cached cookie too', async () => {
    const cookie = cookieOf(sessionLike({ signedInAt: nowSeconds() - 8 * 3_600 + 60 }))
    await expect(callerForRequest(request({ cookie }))).resolves.toBeDefined()
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000)
    await expect(callerForRequest(request({ cookie }))).rejects.toMatchObject({
      code: 'SESSION_ENDED',
    })
    later.mockRestore()
  })

  test('a session of another tenant, after the setting was changed', async () => {
    const session = sessionLike({ tenantId: '00000000-0000-4000-8000-000000000000' })
    await expect(withSession(session)).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  })

  test('a person without a role, where roles are required', async () => {
    withSettings(entra.settings({ APP_ROLES: 'required' }))
    await expect(withSession(sessionLike({ roles: [] }))).rejects.toMatchObject({
      code: 'ROLE_MISSING',
    })
  })

  test('a refresh that Entra refuses, in words and with the challenge', async () => {
    const claims = '{"access_token":{}}'
    entra.reply = () => ({
      status: 400,
      body: entraError('interaction_required', 50076, { claims }),
    })
    await expect(withSession(sessionLike({ refreshAt: 0 }))).rejects.toMatchObject({
      code: 'INTERACTION_REQUIRED',
      message: expect.stringContaining('second factor') as string,
      more: { status: 401, action: 'sign-in', claims },
    })
  })

  test('Entra away, when the token has expired', async () => {
    entra.reply = () => ({ status: 503, body: '' })
    const session = sessionLike({ refreshAt: 0, accessTokenExpiresAt: nowSeconds() - 1 })
    await expect(withSession(session)).rejects.toMatchObject({
      code: 'ENTRA_UNAVAILABLE',
      more: { status: 503, action: 'retry', retryAfterSeconds: 5 },
    })
  })
})

describe('a role that was taken away', () => {
  const lost = async () => {
    withSettings(entra.settings({ APP_ROLES: 'required' }))
    entra.reply = async () => ({
      body: tokens({
        access_token: 'new',
        refresh_token: 'new-refresh',
        id_token: await entra.idToken({ roles: [] }),
      }),
    })
    return withSession(sessionLike({ refreshAt: nowSeconds() - 1 })).then(
      () => [],
      (error: unknown) => cookiesOf(error),
    )
  }

  test('ends with the refresh that tells of it, in words', async () => {
    await lost()
    const due = sessionLike({ refreshAt: nowSeconds() - 1 })
    await expect(withSession(due)).rejects.toMatchObject({
      code: 'ROLE_MISSING',
      more: { status: 403, action: 'ask-admin' },
    })
  })

  test('is stored with the refreshed session, so that Entra is not asked each time', async () => {
    const setCookies = await lost()
    expect(setCookies).toEqual([expect.stringMatching(/^__Host-lakedeck\.session=.*HttpOnly/)])
    expect(entra.tokenRequests).toHaveLength(1)
    const flights = Symbol.for('lakedeck.auth.refreshes')
    Reflect.deleteProperty(globalThis, flights)
    const kept = request({ cookie: setCookies[0]?.split(';')[0] ?? '' })
    await expect(callerForRequest(kept)).rejects.toMatchObject({ code: 'ROLE_MISSING' })
    expect(entra.tokenRequests).toHaveLength(1)
  })
})

test('a session that Entra ended for good is taken out of the browser', async () => {
  entra.reply = () => ({ status: 400, body: entraError('invalid_grant', 50173) })
  const refused = withSession(sessionLike({ refreshAt: 0, accessTokenExpiresAt: 0 }))
  await expect(refused).rejects.toMatchObject({ code: 'SESSION_ENDED' })
  const setCookies = await refused.catch(cookiesOf)
  expect(setCookies).toEqual([expect.stringMatching(/session=;.*Max-Age=0/)])
})

describe('a bearer beside a cookie', () => {
  test.each(['Bearer nonsense', 'Basic YTpi', '', 'Bearer'])(
    'always wins, also when it is %p',
    async (authorization) => {
      const cookie = cookieOf(sessionLike())
      await expect(callerForRequest(request({ cookie, authorization }))).rejects.toMatchObject({
        code: 'TOKEN_INVALID',
      })
    },
  )

  test('is who is asking', async () => {
    const now = nowSeconds()
    const token = await entra.sign({
      aud: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d',
      iss: `https://sts.windows.net/${testSettings.AZURE_AD_TENANT_ID}/`,
      exp: now + 60,
      tid: testSettings.AZURE_AD_TENANT_ID,
      oid: 'somebody-else',
      scp: 'user_impersonation',
    })
    const headers = { cookie: cookieOf(sessionLike()), authorization: `Bearer ${token}` }
    const { caller, setCookies } = await callerForRequest(request(headers))
    expect(caller).toMatchObject({ objectId: 'somebody-else', via: 'bearer' })
    expect(setCookies).toEqual([])
  })

  test('cannot be a session cookie', async () => {
    const [, value] = cookieOf(sessionLike()).split('=')
    await expect(
      callerForRequest(request({ authorization: `Bearer ${value}` })),
    ).rejects.toMatchObject({
      code: 'TOKEN_INVALID',
    })
  })
})

test('10,000 interleaved requests of two people are never crossed', async () => {
  const sessions = [sessionLike(), sessionLike({ objectId: 'a-different-person' })]
  const cookies = sessions.map(cookieOf)
  for (let at = 0; at < 10_000; at += 1) {
    const who = at % 2
    const { caller } = await callerForRequest(request({ cookie: cookies[who] ?? '' }))
    if (caller.objectId !== sessions[who]?.objectId) throw new Error(`request ${at} was crossed`)
  }
})
