import { deflateRawSync } from 'node:zlib'
import { seal } from '@/lib/auth/seal'
import { decodeSession, encodeSession } from '@/lib/auth/session-codec'
import { accessTokenLike, refreshTokenLike, sessionLike } from '@/lib/auth/testing/tokens'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

const secretBefore = 'the-secret-before-of-more-than-32-characters'
const uint32 = (value: number) => Buffer.from([0, 0, value >> 8, value & 0xff])

/** A sealed session whose deflated part is this. */
const sealedWith = (deflated: Buffer) =>
  seal('session', Buffer.concat([uint32(deflated.length), deflated]))

beforeEach(() => withSettings())

describe('a session', () => {
  test('comes back the same, and differs in its cookie every time', () => {
    const session = sessionLike()
    expect(decodeSession(encodeSession(session))).toEqual(session)
    expect(encodeSession({ ...session })).not.toBe(encodeSession({ ...session }))
  })

  test.each([
    ['opaque', 'an opaque access token', 'an opaque refresh token'],
    ['empty parts', '..', '.'],
    ['padded base64', 'YQ==.YQ==', 'YQ=='],
    ['not canonical', 'eyJhIjoxfR.eyJhIjoxfR', 'AB'],
    [
      'broken UTF-8 that looks like JSON',
      Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url'),
      'x',
    ],
    ['unicode', 'tökën.❤', '１.Ａ'],
  ])('keeps %s tokens to the letter', (_name, accessToken, refreshToken) => {
    const session = sessionLike({ accessToken, refreshToken })
    expect(decodeSession(encodeSession(session))).toEqual(session)
  })

  test('keeps 500 different tokens of every size to the letter', () => {
    for (let groups = 0; groups < 100; groups += 1) {
      const refreshToken = refreshTokenLike({ bytes: 5 + groups * 17 })
      const session = sessionLike({
        accessToken: accessTokenLike({ groups: groups % 20 }),
        refreshToken,
      })
      expect(decodeSession(encodeSession(session))).toEqual(session)
    }
  })

  test('of a usual person is one cookie under 4 KB', () => {
    const session = sessionLike({ accessToken: accessTokenLike({ groups: 12 }) })
    expect(session.accessToken.length).toBeGreaterThan(2_000)
    expect(session.refreshToken.length).toBeGreaterThan(1_500)
    expect(encodeSession(session).length).toBeLessThan(3_900)
  })

  test('is a quarter smaller than its tokens would be', () => {
    const session = sessionLike()
    const tokens = session.accessToken.length + session.refreshToken.length
    expect(encodeSession(session).length).toBeLessThan(tokens * (4 / 3) * 0.75)
  })

  test('is one sealed text for all parallel answers that carry it', () => {
    const session = sessionLike()
    expect(encodeSession(session)).toBe(encodeSession(session))
  })
})

describe('two secrets', () => {
  test('a session under the secret before is still read, and written under the new one', () => {
    withSettings({ NEXTAUTH_SECRET: secretBefore })
    const session = sessionLike()
    const cookie = encodeSession(session)
    withSettings({ NEXTAUTH_SECRET_PREVIOUS: secretBefore })
    expect(decodeSession(cookie)).toEqual(session)
    const rewritten = encodeSession({ ...session })
    withSettings()
    expect(decodeSession(rewritten)).toEqual(session)
  })

  test('a session under a retired secret is refused', () => {
    withSettings({ NEXTAUTH_SECRET: secretBefore })
    const cookie = encodeSession(sessionLike())
    withSettings()
    expect(decodeSession(cookie)).toBeNull()
  })
})

describe('what is refused', () => {
  test('any byte changed, anywhere', () => {
    const cookie = Buffer.from(encodeSession(sessionLike()), 'base64url')
    for (let at = 0; at < cookie.length; at += 7) {
      const changed = Buffer.from(cookie)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(decodeSession(changed.toString('base64url'))).toBeNull()
    }
  })

  test.each(['', 'A', 'AQ', 'x'.repeat(5_000), '%00', 'null', '{}', 'a.b.c'])('%p', (cookie) => {
    expect(decodeSession(cookie)).toBeNull()
  })

  test('a cut-off cookie', () => {
    const cookie = encodeSession(sessionLike())
    for (let length = 0; length < cookie.length; length += 97)
      expect(decodeSession(cookie.slice(0, length))).toBeNull()
  })

  test('a note of another use, sealed with the same key', () => {
    expect(decodeSession(seal('__Host-lakedeck.state', Buffer.from('{}')))).toBeNull()
  })

  test('content that inflates to a bomb', () => {
    expect(decodeSession(sealedWith(deflateRawSync(Buffer.alloc(50_000_000))))).toBeNull()
  })

  test.each([
    ['no length', Buffer.alloc(2)],
    ['a length beyond its end', Buffer.from([0xff, 0xff, 0xff, 0xff, 1])],
    ['a session of another shape', deflateRawSync(Buffer.concat([uint32(2), Buffer.from('{}')]))],
  ])('content with %s', (_name, content) => {
    expect(decodeSession(sealedWith(content))).toBeNull()
    expect(decodeSession(seal('session', content))).toBeNull()
  })
})
