import { NextRequest } from 'next/server'
import { unstable_doesMiddlewareMatch as matches } from 'next/experimental/testing/server'
import { config, proxy } from '@/proxy'
import { restartProcess, withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const origin = 'https://lakedeck.example.com'
const host = 'lakedeck.example.com'

beforeEach(() => {
  restartProcess()
  withSettings()
})

const ask = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  bound = 'http://0.0.0.0:3000',
) =>
  proxy(
    new NextRequest(`${bound}${path}`, {
      method,
      headers: { host, 'sec-fetch-dest': 'document', ...headers },
    }),
  )

describe('which addresses it sees', () => {
  const isSeen = (url: string) => matches({ config, nextConfig: {}, url })

  test.each([
    '/',
    '/sign-in',
    '/workspaces/prod/clusters',
    '/workspaces/prod/catalog/main.sales.orders',
    '/api-docs',
    '/costs',
    '/workspaces/prod/files/report.csv',
    '/signed-out',
    '/.well-known-not',
  ])('%s is a page', (path) => expect(isSeen(path)).toBe(true))

  test.each([
    '/api',
    '/api/2.0/fs/files/Volumes/main/x.bin',
    '/api/databricks/workspaces/prod/rest/2.0/workspace/import',
    '/api/logout',
    '/serving-endpoints/m/invocations',
    '/telemetry-ext',
    '/oidc/v1/token',
    '/.well-known/databricks-config',
    '/_next/static/chunks/x.js',
    '/favicon.ico',
    '/icon.svg',
    '/robots.txt',
  ])('%s is left alone, body and all', (path) => expect(isSeen(path)).toBe(false))
})

describe('a page for nobody', () => {
  test('is sent to sign in, never cached', async () => {
    const answer = await ask('/costs?x=1')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${origin}/sign-in?callbackUrl=%2Fcosts%3Fx%3D1`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test.each(['/costs?_rsc=abc', '/costs?x=a%20b&_rsc=abc', '/costs?_rsc=abc&x=1'])(
    'comes back to %s without what the router added',
    async (path) => {
      const location = (await ask(path)).headers.get('location') ?? ''
      const back = new URL(location).searchParams.get('callbackUrl')
      expect(back).toBe(path.replace(/_rsc=abc&?/, '').replace(/[?&]$/, ''))
    },
  )

  test('is no place for the requests a page brings along', async () => {
    const answer = await ask('/logo.png', { 'sec-fetch-dest': 'image' })
    expect(answer.headers.get('location')).toBeNull()
  })
})

describe('a page that renders', () => {
  test('carries a policy whose nonce the page is told, new every time', async () => {
    const [first, second] = [await ask('/sign-in'), await ask('/sign-in')]
    const nonceOf = (answer: Response) =>
      /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
    expect(nonceOf(first)).toBe(first.headers.get('x-middleware-request-x-nonce'))
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    expect(first.headers.get('x-middleware-request-content-security-policy')).toBe(
      first.headers.get('content-security-policy'),
    )
  })

  test('carries the other headers, and knows its own path', async () => {
    const answer = await ask('/sign-in?callbackUrl=%2Fcosts', {
      'x-lakedeck-path': 'https://evil.example',
    })
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    expect(answer.headers.get('x-middleware-request-x-lakedeck-path')).toBe(
      '/sign-in?callbackUrl=%2Fcosts',
    )
  })
})

test('a page is only ever read', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect((await ask('/sign-in', { 'next-action': 'x' }, method)).status).toBe(405)
})

test('a page asked for under another host goes home through a route of ours', async () => {
  const answer = await ask('/costs?x=1', { host: 'lakedeck.azurewebsites.net' })
  expect(answer.headers.get('x-middleware-rewrite')).toMatch(/\/api\/auth\/home$/)
  expect(answer.headers.get('x-middleware-request-x-lakedeck-path')).toBe('/costs?x=1')
})

test('and where TLS ended before us, on our own port, which speaks plain HTTP', async () => {
  const other = { host: 'lakedeck.azurewebsites.net' }
  const answer = await ask('/costs', other, 'GET', 'https://localhost:3000')
  expect(answer.headers.get('x-middleware-rewrite')).toBe('http://localhost:3000/api/auth/home')
})
