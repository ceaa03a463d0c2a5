import { POST as signIn } from '@/app/api/sign-in/route'
import { readSignInForm } from '@/lib/auth/sign-in-form'
import { LocalEntra } from '@/lib/auth/testing/local-entra'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

const origin = 'https://lakedeck.example.com'
const form = (fields: Record<string, string>, headers: Record<string, string> = { origin }) =>
  new Request(`${origin}/api/sign-in`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  })

beforeEach(() => withSettings())

test('the fields of the form are read', async () => {
  const fields = {
    callbackUrl: '/costs',
    prompt: 'login',
    login_hint: 'a@b.example',
    claims: '{"a":1}',
  }
  expect(await readSignInForm(form(fields))).toEqual({
    returnTo: '/costs',
    prompt: 'login',
    loginHint: 'a@b.example',
    claims: '{"a":1}',
  })
})

test.each([
  ['an unknown prompt', { prompt: 'create' }],
  ['claims that are no JSON', { claims: '{' }],
  ['claims that are a list', { claims: '[]' }],
  ['claims of 5 KB', { claims: `{"a":"${'x'.repeat(5_000)}"}` }],
  ['an endless hint', { login_hint: 'x'.repeat(400) }],
  ['an empty hint', { login_hint: '' }],
  [
    'another redirect address',
    { redirect_uri: 'https://evil.example', scope: 'x', client_id: 'y' },
  ],
])('%s is left out', async (_name, fields) => {
  expect(await readSignInForm(form(fields as Record<string, string>))).toEqual({ returnTo: '/' })
})

test.each([
  ['JSON', { 'content-type': 'application/json' }, '{"callbackUrl":"/costs"}'],
  ['nonsense', { 'content-type': 'multipart/form-data' }, 'x'],
  ['nothing', {}, ''],
])('a body of %s is an empty form, never a fault', async (_name, headers, body) => {
  const request = new Request(origin, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body,
  })
  expect(await readSignInForm(request)).toEqual({ returnTo: '/' })
})

test('a file in a field is left out', async () => {
  const body = new FormData()
  body.set('callbackUrl', new Blob(['/costs']))
  expect(await readSignInForm(new Request(origin, { method: 'POST', body }))).toEqual({
    returnTo: '/',
  })
})

test('a form longer than any of ours is an empty one', async () => {
  const filled = form({ callbackUrl: '/costs', filling: 'x'.repeat(17_000) })
  expect(await readSignInForm(filled)).toEqual({ returnTo: '/' })
})

describe('the route', () => {
  test('answers 303 to Entra, with the note, and is never cached', async () => {
    process.env.NEXTAUTH_URL = origin
    const entra = await LocalEntra.start()
    withSettings(entra.settings())
    const answer = await signIn(form({ callbackUrl: '/costs' }))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/oauth2\/v2\.0\/authorize\?/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    for (const cookie of answer.headers.getSetCookie())
      expect(cookie).toMatch(
        /^__Host-lakedeck\.[a-z0-9.-]+=.*Path=\/;.*HttpOnly;.*(Secure;.*SameSite=Lax|SameSite=Lax.*Secure)/,
      )
    await entra.stop()
    delete process.env.NEXTAUTH_URL
  })

  test.each([
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])('follows no form with the headers %j', async (headers) => {
    const answer = await signIn(form({ callbackUrl: '/costs' }, headers))
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})
