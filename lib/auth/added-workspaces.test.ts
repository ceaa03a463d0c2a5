import { randomBytes, randomUUID } from 'node:crypto'
import { mostAdded, readAdded, storeAdded } from '@/lib/auth/added-workspaces'
import { seal } from '@/lib/auth/seal'
import type { Session } from '@/lib/auth/session'
import { sessionCaller } from '@/lib/auth/session-caller'
import { expireSession } from '@/lib/auth/session-cookies'
import { sessionLike } from '@/lib/auth/testing/tokens'
import type { AddedWorkspace } from '@/lib/databricks/access-token'
import { workspaceAlias } from '@/lib/databricks/ids'
import { withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

const on = { WORKSPACE_DISCOVERY: '1' }
beforeEach(() => withSettings(on))

const name = '__Host-lakedeck.added'
const lab: AddedWorkspace = {
  alias: workspaceAlias.parse('lab'),
  host: 'https://adb-42.7.azuredatabricks.net',
  workspaceId: '42',
}
const valueIn = (setCookie: string) => /^[^=]+=([^;]*)/.exec(setCookie)?.[1] ?? ''
const jarOf = (value: string) => new Map([[name, value]])
const stored = (session: Session, workspaces = [lab]) =>
  jarOf(valueIn(storeAdded(workspaces, session)))

test('what somebody added is theirs for their session, and unreadable to the browser', () => {
  const session = sessionLike()
  const cookie = storeAdded([lab], session)
  expect(cookie).toMatch(
    /^__Host-lakedeck\.added=[\w-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
  )
  expect(Buffer.from(valueIn(cookie), 'base64url').toString('latin1')).not.toContain('adb-42')
  expect(readAdded(jarOf(valueIn(cookie)), session)).toEqual([lab])
  expect(sessionCaller(session, jarOf(valueIn(cookie))).addedWorkspaces).toEqual([lab])
})

test('a renewed session keeps it', () => {
  const session = sessionLike()
  const renewed = { ...session, accessToken: 'another', refreshToken: 'another', roles: [] }
  expect(readAdded(stored(session), renewed)).toEqual([lab])
})

test.each([
  ['another person', { objectId: randomUUID() }],
  ['another tenant', { tenantId: randomUUID() }],
  ['another session of the same person', { sessionId: randomUUID() }],
])('%s cannot use it', (_whose, change) => {
  const session = sessionLike()
  expect(readAdded(stored(session), { ...session, ...change })).toEqual([])
})

test.each([
  ['nothing', ''],
  ['noise', randomBytes(200).toString('base64url')],
  ['the list in the clear', Buffer.from(JSON.stringify([lab])).toString('base64url')],
])('%s in its place is no list', (_what, value) => {
  expect(readAdded(jarOf(value), sessionLike())).toEqual([])
})

test('something sealed for another purpose is no list', () => {
  const session = sessionLike()
  expect(readAdded(jarOf(seal('session', Buffer.from(JSON.stringify([lab])))), session)).toEqual([])
})

test('a changed byte is noticed', () => {
  const session = sessionLike()
  const value = [...valueIn(storeAdded([lab], session))]
  value[40] = value[40] === 'A' ? 'B' : 'A'
  expect(readAdded(jarOf(value.join('')), session)).toEqual([])
})

test('where the setting is off, a cookie of before counts for nothing', () => {
  const session = sessionLike()
  const jar = stored(session)
  withSettings()
  expect(readAdded(jar, session)).toEqual([])
})

test('the secret before the current one still opens it', () => {
  const before = 'the-secret-before-of-more-than-32-characters'
  withSettings({ ...on, NEXTAUTH_SECRET: before })
  const session = sessionLike()
  const jar = stored(session)
  withSettings({ ...on, NEXTAUTH_SECRET_PREVIOUS: before })
  expect(readAdded(jar, session)).toEqual([lab])
})

test('as many as a session may hold, with the longest names, fit into one cookie', () => {
  const digits = () => String(randomBytes(8).readBigUInt64BE()).padStart(19, '1').slice(0, 19)
  const all = Array.from({ length: mostAdded }, () => {
    const workspaceId = digits()
    const alias = workspaceAlias.parse(`${randomBytes(20).toString('hex')}-${workspaceId}`)
    return { alias, workspaceId, host: `https://adb-${workspaceId}.17.azuredatabricks.net` }
  })
  const session = sessionLike()
  const cookie = storeAdded(all, session)
  expect(cookie.length).toBeLessThan(3_900)
  expect(readAdded(jarOf(valueIn(cookie)), session)).toEqual(all)
})

test('with the session it leaves the browser, and so does an empty list', () => {
  const session = sessionLike()
  expect(expireSession(stored(session))).toContainEqual(
    expect.stringMatching(/^__Host-lakedeck\.added=; Path=\/; Max-Age=0/),
  )
  expect(storeAdded([], session)).toMatch(/^__Host-lakedeck\.added=; Path=\/; Max-Age=0/)
})
