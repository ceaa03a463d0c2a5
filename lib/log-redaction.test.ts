import { redact } from '@/lib/log-redaction'
import { accessTokenLike, refreshTokenLike, sessionLike } from '@/lib/auth/testing/tokens'
import { AccessToken } from '@/lib/databricks/access-token'

const accessToken = accessTokenLike()
const refreshToken = refreshTokenLike()
const pat = 'dapi0123456789abcdef0123456789abcdef-2'
const written = (fields: Record<string, unknown>) => JSON.stringify(redact(fields))

describe('no token gets through', () => {
  const hidings: [string, (secret: string) => Record<string, unknown>][] = [
    ['in a sentence', (secret) => ({ text: `failed with ${secret}, sorry` })],
    ['in a header', (secret) => ({ headers: { Authorization: `Bearer ${secret}` } })],
    ['in a header of another name', (secret) => ({ headers: { 'X-Any': `bearer ${secret}` } })],
    ['in a cookie', (secret) => ({ cookie: `a=${secret}` })],
    ['in an error', (secret) => ({ error: new Error(`bad ${secret}`) })],
    ['in a cause', (secret) => ({ error: new Error('x', { cause: new Error(secret) }) })],
    ['in a list', (secret) => ({ list: [[secret]] })],
    ['in a query', (secret) => ({ url: `https://x.example/y?code=${secret}` })],
    [
      'under a telling name',
      (secret) => ({ client: { refresh_token: secret, client_secret: secret } }),
    ],
    ['deep down', (secret) => ({ a: { b: { c: { d: { e: { f: { g: secret } } } } } } })],
  ]
  const secrets = [accessToken, refreshToken, pat]
  test.each(hidings)('%s', (_name, hide) => {
    for (const secret of secrets) {
      const parts = secret.split(/[.-]/).filter((part) => part.length > 10)
      for (const part of parts) expect(written(hide(secret))).not.toContain(part)
    }
  })

  test('in a whole session, an AccessToken, or cut in half', () => {
    const session = sessionLike()
    const line = written({
      session,
      token: new AccessToken(accessToken),
      cut: accessToken.slice(0, 200),
    })
    expect(line).not.toContain(session.refreshToken.slice(5, 60))
    expect(line).not.toContain(session.accessToken.split('.')[1]?.slice(0, 60))
    expect(line).not.toContain(accessToken.slice(20, 150))
  })
})

test('the query of an address is left out, the address stays', () => {
  expect(
    redact({ a: 'GET /api/2.0/sql?q=salary done', b: 'https://s.blob.core.windows.net/x?sig=abc' }),
  ).toEqual({
    a: 'GET /api/2.0/sql?[query] done',
    b: 'https://s.blob.core.windows.net/x?[query]',
  })
})

test('what is worth reading stays', () => {
  const fields = {
    code: '65001',
    status: 403,
    route: '/api/databricks/workspaces/[workspace]/clusters',
    accessTokenExpiresAt: 1,
    tokenCount: 2,
    correlationId: '7d1c2b3a-0000-4000-8000-00000000cafe',
    nothing: null,
    list: ['prod', 'dev'],
    is: true,
  }
  expect(redact(fields)).toEqual(fields)
})

test('an error keeps name, code, message, stack and cause', () => {
  const error = Object.assign(new TypeError('no', { cause: 'because' }), { code: 'ECONNRESET' })
  expect(redact({ error }).error).toMatchObject({
    name: 'TypeError',
    code: 'ECONNRESET',
    message: 'no',
    cause: 'because',
    stack: expect.stringContaining('TypeError: no') as string,
  })
})

test('no value can break the line: cycles, bigints, functions and novels', () => {
  const cycle: Record<string, unknown> = {}
  cycle.self = cycle
  const line = written({ cycle, big: 2n ** 64n, run: () => 1, novel: 'x'.repeat(100_000) })
  expect(line.length).toBeLessThan(10_000)
  expect(line).toContain('18446744073709551616')
})

// A pattern that backtracks needs minutes for these.
test('a megabyte of anything is redacted', () => {
  const nasty = [
    '/a'.repeat(512_000),
    'eyJ'.repeat(336_000),
    'Bearer '.repeat(144_000),
    '1.A'.repeat(336_000),
    ':/'.repeat(512_000),
  ]
  for (const text of nasty) expect(redact({ text })).toHaveProperty('text')
})
