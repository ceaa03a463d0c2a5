import { denySession } from '@/lib/auth/denied-sessions'
import { freshSession } from '@/lib/auth/refresh-session'
import { nowSeconds, type Session, tokenTimes } from '@/lib/auth/session'
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

/** Answers like Entra: new tokens every time, of this life, for whoever holds the refresh token. */
function renew({ expiresIn = 4_500, delayMs = 0, idClaims = {} } = {}): void {
  let count = 0
  entra.reply = async () => {
    count += 1
    const id_token = await entra.idToken(idClaims)
    const fresh = { access_token: `access-${count}`, refresh_token: `refresh-${count}`, id_token }
    return { body: tokens({ ...fresh, expires_in: expiresIn }), delayMs }
  }
}

const refuse = (error: string, number: number, status = 400, more = {}) => {
  entra.reply = () => ({ status, body: entraError(error, number, more) })
}

/** Due for renewal, and still good for a while. */
const due = (changes: Partial<Session> = {}) =>
  sessionLike({ refreshAt: nowSeconds() - 1, accessTokenExpiresAt: nowSeconds() + 200, ...changes })

const expired = (changes: Partial<Session> = {}) =>
  due({ accessTokenExpiresAt: nowSeconds() - 1, ...changes })

describe('when a token is due', () => {
  test.each([
    [4_500, 4_200],
    [3_600, 3_300],
    [1_000, 800],
    [15, 12],
    [1, 0],
    [0, 0],
  ])('of %i seconds it is after %i', (life, after) => {
    expect(tokenTimes(1_000, 1_000 + life).refreshAt).toBe(1_000 + after)
  })

  test('a token that is not due costs no request', async () => {
    const session = sessionLike()
    expect(await freshSession(session)).toEqual({ kind: 'fresh', session })
    expect(entra.tokenRequests).toHaveLength(0)
  })
})

describe('a refresh', () => {
  test('brings a new access token and keeps what Entra hands out instead of the refresh token', async () => {
    renew()
    const session = due({ refreshToken: 'refresh-0', roles: [] })
    const result = await freshSession(session)
    expect(result).toMatchObject({
      kind: 'fresh',
      session: {
        accessToken: 'access-1',
        refreshToken: 'refresh-1',
        sessionId: session.sessionId,
        signedInAt: session.signedInAt,
      },
    })
    expect(entra.tokenRequests).toEqual([
      expect.objectContaining({
        grant_type: 'refresh_token',
        refresh_token: 'refresh-0',
        client_secret: 'a-client-secret',
        scope: expect.stringContaining('2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default') as string,
      }),
    ])
  })

  test('reads the roles again, so that a role taken away is gone within one token’s life', async () => {
    renew({ idClaims: { roles: ['Lakedeck.Viewer'] } })
    const result = await freshSession(due({ roles: ['Lakedeck.Admin'] }))
    expect(result).toMatchObject({ session: { roles: ['Lakedeck.Viewer'] } })
    renew({ idClaims: { roles: undefined } })
    expect(await freshSession(due())).toMatchObject({ session: { roles: [] } })
  })

  test('keeps the old refresh token when Entra sends none', async () => {
    entra.reply = async () => ({
      body: tokens({ access_token: 'a', id_token: await entra.idToken() }),
    })
    expect(await freshSession(due({ refreshToken: 'old' }))).toMatchObject({
      session: { refreshToken: 'old' },
    })
  })

  test('of 100 parallel requests is one redemption, with one result', async () => {
    renew({ delayMs: 50 })
    const session = due()
    const results = await Promise.all(
      Array.from({ length: 100 }, () => freshSession({ ...session })),
    )
    expect(entra.tokenRequests).toHaveLength(1)
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  })

  test('is found by a late request with the old cookie, for a minute', async () => {
    renew()
    const session = due()
    await freshSession(session)
    expect(await freshSession({ ...session })).toMatchObject({
      session: { accessToken: 'access-1' },
    })
    expect(entra.tokenRequests).toHaveLength(1)
  })

  test('is forgotten after a minute', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] })
    const state = globalThis as unknown as Record<symbol, Map<string, unknown>>
    renew()
    try {
      const running = freshSession(due())
      await jest.advanceTimersByTimeAsync(0)
      await running
      expect(state[Symbol.for('lakedeck.auth.refreshes')]?.size).toBe(1)
      await jest.advanceTimersByTimeAsync(61_000)
      expect(state[Symbol.for('lakedeck.auth.refreshes')]?.size).toBe(0)
    } finally {
      jest.useRealTimers()
    }
  })

  test('follows a cookie that is several refreshes old, while tokens live for a second', async () => {
    renew({ expiresIn: 1 })
    const session = due()
    await freshSession(session)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const before = entra.tokenRequests.length
    const result = await freshSession(session)
    expect(result.kind).toBe('fresh')
    expect(entra.tokenRequests.slice(before).map((request) => request.refresh_token)).not.toContain(
      session.refreshToken,
    )
  })

  test('of two people never mixes their tokens', async () => {
    entra.reply = async ({ refresh_token }) => ({
      body: tokens({ access_token: `access-of-${refresh_token}`, id_token: await entra.idToken() }),
    })
    const results = await Promise.all(
      ['ada', 'ben', 'chloe'].map((who) => freshSession(due({ refreshToken: who }))),
    )
    expect(results.map((result) => result.kind === 'fresh' && result.session.accessToken)).toEqual(
      ['ada', 'ben', 'chloe'].map((who) => `access-of-${who}`),
    )
  })

  test.each([
    ['another person', { oid: '00000000-0000-4000-8000-000000000000' }],
    ['another tenant', { tid: '00000000-0000-4000-8000-000000000000' }],
  ])('that answers for %s ends the session', async (_name, idClaims) => {
    renew({ idClaims })
    expect(await freshSession(due())).toEqual({ kind: 'signed-out' })
  })
})

describe('a refused refresh', () => {
  test.each([
    ['invalid_grant', 70043, 'ended'],
    ['invalid_grant', 50173, 'ended'],
    ['invalid_grant', 53003, 'ended'],
    ['interaction_required', 50076, 'interaction'],
  ])(
    'with %s %i ends the session at once, even while the old token lives',
    async (error, number, kind) => {
      refuse(error, number)
      expect(await freshSession(due())).toMatchObject({
        kind: 'refused',
        refusal: { kind, code: String(number) },
      })
    },
  )

  test('hands on the claims challenge', async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
    refuse('interaction_required', 50076, 400, { claims })
    expect(await freshSession(due())).toMatchObject({ refusal: { claims } })
  })

  test('is not asked for again by every request that follows', async () => {
    refuse('invalid_grant', 70043)
    const session = due()
    await freshSession(session)
    await freshSession(session)
    expect(entra.tokenRequests).toHaveLength(1)
  })

  test.each([
    ['an expired secret', 'invalid_client', 7000222, 401, 'misconfigured'],
    ['a busy Entra', 'temporarily_unavailable', 90033, 503, 'unavailable'],
  ])(
    'because of %s is not noticed while the old token lives',
    async (_name, error, number, status, kind) => {
      refuse(error, number, status)
      const session = due()
      expect(await freshSession(session)).toEqual({ kind: 'fresh', session })
      expect(await freshSession(expired())).toMatchObject({ kind: 'refused', refusal: { kind } })
    },
  )

  test('when Entra is away counts as away, and is tried again by the next request', async () => {
    entra.reply = () => ({ status: 502, body: '<html>Bad gateway</html>' })
    const session = expired()
    expect(await freshSession(session)).toMatchObject({
      refusal: { kind: 'unavailable', code: 'Busy' },
    })
    renew()
    expect(await freshSession(session)).toMatchObject({ kind: 'fresh' })
  })

  test('holds up nobody for long whose token still works, and is there for who comes later', async () => {
    renew()
    const usual = entra.reply
    let letGo: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (letGo = resolve))
    entra.reply = async (form) => {
      await gate
      return usual(form)
    }
    const session = due()
    expect(await freshSession(session)).toEqual({ kind: 'fresh', session })
    letGo()
    expect(await freshSession(session)).toMatchObject({ session: { accessToken: 'access-1' } })
    expect(entra.tokenRequests).toHaveLength(1)
  })

  test('for want of an answer is not tried again by every request while the old token lives', async () => {
    refuse('invalid_client', 7000222, 401)
    const session = due()
    await freshSession(session)
    await freshSession(session)
    expect(entra.tokenRequests).toHaveLength(1)
  })

  test('is tried twice when Entra stumbles once', async () => {
    let count = 0
    entra.reply = async () => {
      count += 1
      if (count === 1) return { status: 500, body: entraError('server_error', 90033) }
      return { body: tokens({ access_token: 'second', id_token: await entra.idToken() }) }
    }
    expect(await freshSession(expired())).toMatchObject({ session: { accessToken: 'second' } })
  })
})

describe('sign-out', () => {
  test('before a refresh: nothing is redeemed', async () => {
    const session = due()
    denySession(session.sessionId)
    expect(await freshSession(session)).toEqual({ kind: 'signed-out' })
    expect(entra.tokenRequests).toHaveLength(0)
  })

  test('while a refresh is on its way: its tokens are thrown away', async () => {
    renew({ delayMs: 100 })
    const session = due()
    const inFlight = freshSession(session)
    await new Promise((resolve) => setTimeout(resolve, 30))
    denySession(session.sessionId)
    expect(await inFlight).toEqual({ kind: 'signed-out' })
    expect(await freshSession(session)).toEqual({ kind: 'signed-out' })
  })

  test('does not touch the other sessions of the same person', async () => {
    renew()
    denySession(due().sessionId)
    expect(await freshSession(due())).toMatchObject({ kind: 'fresh' })
  })
})

describe('two copies of the module, as Next loads them', () => {
  type Copy = {
    refresh: typeof import('@/lib/auth/refresh-session')
    denied: typeof import('@/lib/auth/denied-sessions')
  }
  const loadCopy = async (): Promise<Copy> => {
    let copy: Copy | undefined
    await jest.isolateModulesAsync(async () => {
      const settings = await import('@/lib/env/testing')
      settings.withSettings(entra.settings())
      const refresh = await import('@/lib/auth/refresh-session')
      copy = { refresh, denied: await import('@/lib/auth/denied-sessions') }
    })
    if (!copy) throw new Error('the copy was not loaded')
    return copy
  }

  test('share one redemption and one list of ended sessions', async () => {
    renew({ delayMs: 50 })
    const [first, second] = [await loadCopy(), await loadCopy()]
    expect(first.refresh.freshSession).not.toBe(second.refresh.freshSession)
    const session = due()
    const results = await Promise.all([
      first.refresh.freshSession(session),
      second.refresh.freshSession({ ...session }),
      freshSession({ ...session }),
    ])
    expect(entra.tokenRequests).toHaveLength(1)
    expect(results.map(({ kind }) => kind)).toEqual(['fresh', 'fresh', 'fresh'])
    first.denied.denySession(session.sessionId)
    expect(second.denied.isDenied(session.sessionId)).toBe(true)
  })
})
