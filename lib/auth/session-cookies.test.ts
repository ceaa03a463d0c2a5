import { randomBytes } from 'node:crypto'
import { parseCookies } from '@/lib/auth/cookie-jar'
import { decodeSession } from '@/lib/auth/session-codec'
import {
  expireSession,
  sessionCandidates,
  SessionTooLargeError,
  sessionCookies,
  storeSession,
  withSession,
} from '@/lib/auth/session-cookies'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { sessionLike } from '@/lib/auth/testing/tokens'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const name = '__Host-lakedeck.session'
const sized = (bytes: number) =>
  sessionLike({ refreshToken: randomBytes(bytes).toString('base64url') })
const small = () => sized(500)
const twoChunks = () => sized(3_000)
const threeChunks = () => sized(6_000)

/** What a browser holds after these `Set-Cookie` values. */
function browser(setCookies: string[], before: ReadonlyMap<string, string> = new Map()) {
  const jar = new Map(before)
  for (const cookie of setCookies) {
    const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (cookie.includes('Max-Age=0')) jar.delete(key)
    else jar.set(key, value)
  }
  return jar
}

const read = (jar: ReadonlyMap<string, string>): Session | null =>
  sessionCandidates(jar)
    .map((cookie) => decodeSession(cookie))
    .find((session) => session !== null) ?? null

beforeEach(() => withSettings())

describe('storing', () => {
  test('a usual session is one cookie for this host alone, out of reach of scripts', () => {
    const [cookie, ...more] = storeSession(small(), new Map())
    expect(more).toEqual([])
    expect(cookie).toMatch(
      /^__Host-lakedeck\.session=[\w-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    )
  })

  test('over http on loopback the cookie has a plain name and is not Secure', () => {
    withSettings({ NEXTAUTH_URL: 'http://localhost:3000' })
    expect(storeSession(small(), new Map())[0]).toMatch(/^lakedeck\.session=[^;]+;.*SameSite=Lax$/)
  })

  test('a cookie never exceeds the 4096 bytes that browsers keep', () => {
    for (const session of [sized(2_100), twoChunks(), threeChunks()])
      for (const cookie of storeSession(session, new Map()))
        expect(Buffer.byteLength(cookie)).toBeLessThanOrEqual(4_096)
  })

  test.each([
    ['one chunk', small, 1],
    ['two chunks', twoChunks, 2],
    ['three chunks', threeChunks, 3],
  ])('a session of %s comes back the same', (_name, make, count) => {
    const session = make()
    const jar = browser(storeSession(session, new Map()))
    expect(jar.size).toBe(count)
    expect(read(jar)).toEqual(session)
  })

  test('growing and shrinking leaves no stale chunk, whatever came before', () => {
    let jar = new Map<string, string>([['other', '1']])
    for (const make of [small, threeChunks, twoChunks, small, twoChunks, threeChunks, small]) {
      const session = make()
      jar = browser(storeSession(session, jar), jar)
      expect(read(jar)).toEqual(session)
    }
    expect([...jar.keys()].sort()).toEqual([name, 'other'])
  })

  test('lives as long as the session and a day more, for a silent return', () => {
    const session = sessionLike({ signedInAt: nowSeconds() - 3_600 })
    const [, maxAge] = /Max-Age=(\d+)/.exec(storeSession(session, new Map())[0] ?? '') ?? []
    expect(Math.abs(Number(maxAge) - (7 + 24) * 3_600)).toBeLessThanOrEqual(2)
  })

  test('lives for whole seconds, as a cookie has to, when its hours are a fraction', () => {
    withSettings({ SESSION_MAX_AGE_HOURS: '1.1' })
    expect(storeSession(small(), new Map())[0]).toMatch(/Max-Age=\d+;/)
  })

  test('a session beyond 12 KB is refused by name', () => {
    expect(() => sessionCookies(sized(9_500))).toThrow(SessionTooLargeError)
  })

  test('the jar for the rest of the same request holds the new session and what else was there', () => {
    const before = browser(
      storeSession(threeChunks(), new Map([['other', '1']])),
      new Map([['other', '1']]),
    )
    const session = twoChunks()
    const jar = withSession(before, session)
    expect(read(jar)).toEqual(session)
    expect([...jar.keys()].sort()).toEqual([`${name}.0`, `${name}.1`, 'other'])
  })
})

describe('reading', () => {
  test.each(['.9', '.2', '.x', '.', 'ZZ', '.00', '.-1', '.0.0'])(
    'an unknown cookie ending in %p does not sign anybody out',
    (suffix) => {
      const session = twoChunks()
      const jar = browser(storeSession(session, new Map()))
      jar.set(`${name}${suffix}`, 'garbage')
      expect(read(jar)).toEqual(session)
    },
  )

  test('a garbage cookie of the bare name beside good chunks does not sign anybody out', () => {
    const session = twoChunks()
    const jar = browser(storeSession(session, new Map()))
    jar.set(name, 'garbage')
    expect(read(jar)).toEqual(session)
  })

  test('a missing, swapped or foreign chunk is no session', () => {
    const jar = browser(storeSession(threeChunks(), new Map()))
    const without = new Map(jar)
    without.delete(`${name}.1`)
    expect(read(without)).toBeNull()
    const swapped = new Map(jar).set(`${name}.1`, jar.get(`${name}.2`) ?? '')
    expect(read(swapped)).toBeNull()
    const foreign = browser(storeSession(threeChunks(), new Map()))
    expect(read(new Map(jar).set(`${name}.2`, foreign.get(`${name}.2`) ?? ''))).toBeNull()
  })

  test.each(['', '0.', '1.abc', '9.abc', '2.', 'x.y'])(
    'a first chunk of %p is no session',
    (first) => {
      expect(read(new Map([[`${name}.0`, first]]))).toBeNull()
    },
  )
})

describe('expiring', () => {
  test('takes every chunk out of the browser, and the bare name always', () => {
    const jar = browser(storeSession(threeChunks(), new Map()))
    expect(browser(expireSession(jar), jar).size).toBe(0)
    expect(expireSession(new Map())).toEqual([
      `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure`,
    ])
  })

  test('never echoes a name that is not ours', () => {
    const jar = parseCookies(`${name}.evil=1; ${name}Z=1; other=2`)
    expect(expireSession(jar).map((cookie) => cookie.split('=')[0])).toEqual([name])
  })
})
