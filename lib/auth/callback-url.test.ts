import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { safeReturnPath } from '@/lib/auth/callback-url'

const origin = 'https://lakedeck.example.com'

/** Where a browser on our site ends up when it is sent to this `Location`. */
const landsOn = (location: string) => new URL(location, `${origin}/api/auth/callback/azure-ad`)

const hosts = [
  'evil.example',
  'evil.example:443',
  'evil.example%2f',
  'lakedeck.example.com.evil.example',
]
const prefixes = [
  '//',
  '///',
  '////',
  '/\\',
  '\\/',
  '\\\\',
  '/\\/',
  '/\t/',
  '/\n/',
  '\t//',
  ' //',
  '\u0000//',
  '/./',
  '/.//',
  '/..//',
  '/%2e//',
  '/;//',
  '/@',
  '@',
  'https://',
  'https:',
  'https:/',
  'https:///',
  'HTTPS://',
  'http://',
  'ftp://',
  'ws://',
  'blob:https://',
  'view-source:https://',
  'javascript://',
  '%2f%2f',
  '/%2f',
  '/%5c',
  '%5c%5c',
  '/\u2215',
  '\u3002//',
  '.',
  './/',
  '../',
  '..//',
  '?//',
  '#//',
  ';//',
  `${origin}@`,
  `${origin}.`,
  `${origin}:1@`,
  'https://lakedeck.example.com:443@',
  'https://lakedeck.example.com%00.',
  'https://lakedeck.example.com\\@',
  'https://lakedeck.example.com\\.',
  '//lakedeck.example.com@',
]
const oddities = [
  '',
  ' ',
  '%',
  '%00',
  '%0d%0aSet-Cookie:a=b',
  '/%0d%0aLocation:https://evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'about:blank',
  'mailto:a@b',
  'http://[',
  'https://[::1',
  'http://%',
  '//[',
  'https://:80',
  'https://',
  '//',
  '///',
  '\\',
  '/\\',
  '\u0000',
  '/\u0000',
  '/\u007f',
  '/\r\n',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '{}',
  '[]',
  '0',
  '-1',
  'true',
  '\ud800',
  '/'.repeat(3_000),
  'a'.repeat(5_000),
]
const corpus = [
  ...prefixes.flatMap((prefix) => hosts.map((host) => `${prefix}${host}`)),
  ...oddities,
]

test('the corpus is worth its name', () => {
  expect(new Set(corpus).size).toBeGreaterThanOrEqual(200)
})

test.each(corpus)('%j leads nowhere but home', (candidate) => {
  const path = safeReturnPath(candidate, origin)
  expect(landsOn(path).origin).toBe(origin)
  expect(path).toMatch(/^\/(?![/\\])/)
})

test('no string at all leads away, and none throws', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '//',
    ':',
    '@',
    '.',
    '..',
    '%2f',
    '?',
    '#',
    '\t',
    'https:',
    'evil.example',
    origin,
    'a',
  )
  const strings = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(strings, (candidate) => {
      const path = safeReturnPath(candidate, origin)
      return landsOn(path).origin === origin && path.startsWith('/') && !path.startsWith('//')
    }),
    propertyRuns(20_000),
  )
})

test.each([undefined, null, 7, {}, [], ['/workspaces'], new URL(origin), true])(
  '%p is home',
  (candidate) => {
    expect(safeReturnPath(candidate, origin)).toBe('/')
  },
)

test.each([
  ['/workspaces/prod/clusters', '/workspaces/prod/clusters'],
  [
    '/workspaces/prod/clusters?sort=name&q=a%20b#top',
    '/workspaces/prod/clusters?sort=name&q=a%20b#top',
  ],
  [`${origin}/costs?from=1`, '/costs?from=1'],
  ['/catalog/main.sales.orders', '/catalog/main.sales.orders'],
  ['/a/../b', '/b'],
  ['/search?next=https://evil.example', '/search?next=https://evil.example'],
  ['/apis', '/apis'],
])('%s is kept', (candidate, path) => {
  expect(safeReturnPath(candidate, origin)).toBe(path)
})

test.each([
  '/api/logout',
  '/api',
  '/sign-in',
  '/sign-in/error?code=1',
  '/signed-out',
  '/x/../api/logout',
])('%s is no place to return to', (candidate) =>
  expect(safeReturnPath(candidate, origin)).toBe('/'),
)
