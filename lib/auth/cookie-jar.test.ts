import { parseCookies, setCookie, toCookieHeader } from '@/lib/auth/cookie-jar'

test('a header is read by name, with values as they were sent', () => {
  const jar = parseCookies('a=1; b=x=y; c="q"; d=%20;e=')
  expect([...jar]).toEqual([
    ['a', '1'],
    ['b', 'x=y'],
    ['c', '"q"'],
    ['d', '%20'],
    ['e', ''],
  ])
})

test('of two cookies with one name the first counts', () => {
  expect(parseCookies('a=1; a=2').get('a')).toBe('1')
})

test.each([null, '', ';', '=', '=x', 'x', ' ; ;', '%', '\u0000'])(
  '%p holds no cookie',
  (header) => {
    expect(parseCookies(header).size).toBe(0)
  },
)

test('names of objects are ordinary names', () => {
  expect(parseCookies('__proto__=1; constructor=2').get('constructor')).toBe('2')
})

test('what was read can be sent on', () => {
  expect(toCookieHeader(parseCookies('a=1;b=2'))).toBe('a=1; b=2')
})

test('a cookie is for this host, not for scripts, and Secure where it can be', () => {
  expect(setCookie('a', 'b', { maxAgeSeconds: 5, isSecure: true })).toBe(
    'a=b; Path=/; Max-Age=5; HttpOnly; SameSite=Lax; Secure',
  )
})
