import { GET, POST } from '@/app/api/auth/[...nextauth]/route'
import { GET as home } from '@/app/api/auth/home/route'
import { pagePathHeader } from '@/lib/auth/page-path'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const origin = 'https://lakedeck.example.com'

beforeAll(() => withSettings())

const get = (path: string) =>
  GET(new Request(`${origin}/api/auth/${path}`), {
    params: Promise.resolve({ nextauth: path.split('/') }),
  })

test.each([
  'session',
  '_log',
  'providers',
  'csrf',
  'signin',
  'signin/azure-ad',
  'signout',
  'error',
  'verify-request',
  'callback',
  'callback/credentials',
  'callback/azure-ad/x',
  'Callback/azure-ad',
  'constructor',
])('GET /api/auth/%s is closed', async (path) => {
  const answer = await get(path)
  expect(answer.status).toBe(404)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('POST is closed everywhere below /api/auth', () => expect(POST().status).toBe(404))

test('the callback without anything never fails: the browser is told where to go', async () => {
  const answer = await get('callback/azure-ad')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(
    /^https:\/\/(lakedeck\.example\.com|login\.microsoftonline\.com)\//,
  )
})

test.each([
  ['/costs?x=1', `${origin}/costs?x=1`],
  ['//evil.example', `${origin}/`],
  ['https://evil.example', `${origin}/`],
  [null, `${origin}/`],
])('the way home from %p leads to %s', (path, location) => {
  const headers = new Headers(path === null ? {} : { [pagePathHeader]: path })
  const answer = home(new Request('http://127.0.0.1:3000/api/auth/home', { headers }))
  expect(answer.headers.get('location')).toBe(location)
})
