import { refuseCrossSite, isFromOurPages } from '@/lib/auth/cross-site'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

const origin = 'https://lakedeck.example.com'
const ours = {
  origin,
  'sec-fetch-site': 'same-origin',
  'x-lakedeck': '1',
  'content-type': 'application/json',
}

function request(
  method: string,
  changes: Record<string, string | null> = {},
  body?: string,
): Request {
  const headers = Object.entries({ ...ours, ...changes }).filter(([, value]) => value !== null)
  return new Request(`${origin}/api/databricks/workspaces/prod/clusters/1/start`, {
    method,
    headers: headers,
    ...(body === undefined ? {} : { body }),
  })
}

beforeAll(() => withSettings())

const mutating = ['POST', 'PUT', 'PATCH', 'DELETE']

describe.each(mutating)('%s with a cookie', (method) => {
  test('from our own page is let through', () => {
    expect(() => refuseCrossSite(request(method, {}, '{}'))).not.toThrow()
  })

  const refusals: [string, Record<string, string | null>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['our host over http', { origin: 'http://lakedeck.example.com' }],
    ['our host on another port', { origin: `${origin}:8443` }],
    ['a host that begins like ours', { origin: `${origin}.evil.example` }],
    ['a sibling host', { origin: 'https://other.example.com', 'sec-fetch-site': 'same-site' }],
    ['the same site only', { 'sec-fetch-site': 'same-site' }],
    ['another site by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    ['nothing about its origin', { origin: null, 'sec-fetch-site': null }],
    ['no header of ours', { 'x-lakedeck': null }],
    ['a wrong header of ours', { 'x-lakedeck': 'yes' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['a type that begins like JSON', { 'content-type': 'application/json-patch+json' }],
    ['JSON as a parameter', { 'content-type': 'text/plain; application/json' }],
  ]
  test.each(refusals)('from %s is refused', (_name, changes) => {
    expect(() => refuseCrossSite(request(method, changes, '{}'))).toThrow(
      expect.objectContaining({ code: 'CROSS_SITE', more: { status: 403 } }) as Error,
    )
  })

  test('without a body needs no type', () => {
    expect(() => refuseCrossSite(request(method, { 'content-type': null }))).not.toThrow()
  })

  test('with a bearer is no matter of cookies', () => {
    const headers = {
      authorization: 'Bearer x',
      origin: null,
      'sec-fetch-site': null,
      'x-lakedeck': null,
    }
    expect(() => refuseCrossSite(request(method, headers, '{}'))).not.toThrow()
  })
})

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and may come from anywhere', (method) => {
  const changes = {
    origin: 'https://evil.example',
    'x-lakedeck': null,
    'sec-fetch-site': 'cross-site',
  }
  expect(() => refuseCrossSite(request(method, changes))).not.toThrow()
})

test('an older browser that sends only Origin is believed, and so is only Sec-Fetch-Site', () => {
  expect(isFromOurPages(new Headers({ origin }))).toBe(true)
  expect(isFromOurPages(new Headers({ 'sec-fetch-site': 'same-origin' }))).toBe(true)
  expect(isFromOurPages(new Headers())).toBe(false)
})
