import { callerNumber } from '@/lib/api/testing/test-caller'
import { accessTokenLike } from '@/lib/auth/testing/tokens'
import { AccessToken } from '@/lib/databricks/access-token'
import { testSettings, withSettings } from '@/lib/env/testing'
import { checkPerson } from './person'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
beforeEach(() => withSettings())

const token = accessTokenLike()

/** Ben's token with other claims; who signed it was looked at when it came. */
function tokenWith(changes: Record<string, unknown>): AccessToken {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
  const changed = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString('base64url')
  return new AccessToken([header, changed, signature].join('.'))
}

const ben = callerNumber(1, { accessToken: new AccessToken(token), via: 'session' })
const statesOf = (caller: Parameters<typeof checkPerson>[0]) =>
  checkPerson(caller, Date.now()).map(({ state }) => state)

test('a signed-in person with a good token: everything holds, in plain words, without the token', () => {
  const checks = checkPerson(ben, Date.now())
  expect(checks.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok'])
  const facts = Object.fromEntries(checks[3]?.facts.map(({ name, value }) => [name, value]) ?? [])
  expect(facts).toMatchObject({
    'For whom (aud)': '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d: AzureDatabricks',
    'Of which tenant (tid)': `${testSettings.AZURE_AD_TENANT_ID}: ours`,
    'What for (scp)': 'user_impersonation',
    'Roles in Lakedeck (roles)': 'none, and none needed (APP_ROLES=off)',
  })
  expect(facts['Good until (exp)']).toMatch(/^\d{4}-.*Z, in 1 h$/)
  for (const part of token.split('.')) expect(JSON.stringify(checks)).not.toContain(part)
})

test.each([
  ['for another service', { aud: 'https://graph.microsoft.com' }, /not for Azure Databricks/],
  ['of another tenant', { tid: '00000000-0000-4000-8000-000000000000' }, /another tenant/],
  ['from another cloud', { iss: 'https://sts.chinacloudapi.cn/x/' }, /not from https:\/\/sts/],
])('a token %s fails', (_name, changes, words) => {
  const [, , , claims] = checkPerson({ ...ben, accessToken: tokenWith(changes) }, Date.now())
  expect(claims).toMatchObject({ state: 'failed', words: expect.stringMatching(words) as string })
})

test('a token without the scope fails with the permission to add', () => {
  const [, consent, scope] = checkPerson(
    { ...ben, accessToken: tokenWith({ scp: 'User.Read' }) },
    Date.now(),
  )
  expect(consent?.state).toBe('unknown')
  expect(scope).toMatchObject({
    state: 'failed',
    fix: expect.stringContaining('user_impersonation') as string,
  })
})

test('an application needs neither consent nor scope, and came by no redirect', () => {
  const daemon = callerNumber(2, {
    kind: 'service-principal',
    accessToken: tokenWith({ scp: undefined }),
  })
  expect(statesOf(daemon)).toEqual(['unknown', 'ok', 'ok', 'ok'])
})

test('a personal access token says nothing, and nothing is claimed of it', () => {
  const pat = callerNumber(3, { accessToken: new AccessToken('dapi-canary') })
  expect(statesOf(pat)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
  expect(JSON.stringify(checkPerson(pat, 0))).not.toContain('canary')
})

test('without a person nothing of a person is known', () => {
  expect(statesOf(null)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
})
