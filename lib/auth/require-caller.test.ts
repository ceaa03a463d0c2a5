import { denySession } from '@/lib/auth/denied-sessions'
import { findCaller, requireCaller } from '@/lib/auth/require-caller'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { sessionCookies } from '@/lib/auth/session-cookies'
import { ben, sessionLike } from '@/lib/auth/testing/tokens'
import { restartProcess, withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

let jar = new Map<string, string>()
let requestHeaders = new Headers()
jest.mock('next/headers', () => ({
  cookies: async () => ({ getAll: () => [...jar].map(([name, value]) => ({ name, value })) }),
  headers: async () => requestHeaders,
}))
jest.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
}))

const signedIn = (session: Session) => {
  jar = sessionCookies(session)
}

beforeEach(() => {
  restartProcess()
  withSettings()
  jar = new Map()
  requestHeaders = new Headers()
})

test('a page knows who is signed in', async () => {
  signedIn(sessionLike())
  expect(await requireCaller()).toMatchObject(ben)
})

test('nobody is sent to sign in, and back to the page that proxy.ts named', async () => {
  requestHeaders = new Headers({ 'x-lakedeck-path': '/costs?x=1' })
  expect(await findCaller()).toBeNull()
  await expect(requireCaller()).rejects.toThrow('to /sign-in?callbackUrl=%2Fcosts%3Fx%3D1')
})

test.each([null, 'https://evil.example', '//evil.example'])(
  'without proxy.ts the path %p leads home',
  async (path) => {
    requestHeaders = new Headers(path === null ? {} : { 'x-lakedeck-path': path })
    await expect(requireCaller()).rejects.toThrow(/^to \/sign-in$/)
  },
)

test.each([
  ['signed out', {}, true],
  ['past its age', { signedInAt: nowSeconds() - 9 * 3_600 }, false],
  [
    'with an expired token, which a page cannot renew',
    { accessTokenExpiresAt: nowSeconds() - 1 },
    false,
  ],
])('a session %s shows nothing, also without proxy.ts', async (_name, changes, deny) => {
  const session = sessionLike(changes)
  signedIn(session)
  if (deny) denySession(session.sessionId)
  await expect(requireCaller()).rejects.toThrow('to /sign-in')
})

test('a person without a role reads why', async () => {
  withSettings({ APP_ROLES: 'required' })
  signedIn(sessionLike({ roles: [] }))
  expect(await findCaller()).toBeNull()
  await expect(requireCaller()).rejects.toThrow(/^to \/sign-in\/error\?code=RoleMissing/)
})
