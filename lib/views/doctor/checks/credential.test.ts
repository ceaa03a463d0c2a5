import { restartProcess, withSettings } from '@/lib/env/testing'
import { selfSigned } from '@/lib/env/testing/certificate'
import { entraError, LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { checkCredential, judgeExpiry } from './credential'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { error: jest.fn(), warn: jest.fn() } }))

let entra: LocalEntra
beforeAll(async () => {
  entra = await LocalEntra.start()
})
afterAll(() => entra.stop())
beforeEach(() => {
  restartProcess()
  entra.tokenRequests.length = 0
  withSettings(entra.settings())
})

const states = async () =>
  Object.fromEntries((await checkCredential()).map(({ id, state }) => [id.slice(6), state]))

test('a credential that Entra accepts is good, and so is the service it gave a token for', async () => {
  entra.reply = () => ({ body: tokens({ access_token: 'canary-token' }) })
  const checks = await checkCredential()
  expect(checks.map(({ state }) => state)).toEqual(['ok', 'unknown', 'ok'])
  expect(JSON.stringify(checks)).not.toMatch(/canary|a-client-secret/)
  expect(entra.tokenRequests).toMatchObject([{ grant_type: 'client_credentials' }])
})

test.each([
  ['a secret that ended', 'invalid_client', 7000222, /has expired \(AADSTS7000222\)/],
  ['a wrong secret', 'invalid_client', 7000215, /is wrong \(AADSTS7000215\)/],
  ['a registration that is gone', 'unauthorized_client', 700016, /not found \(AADSTS700016\)/],
])(
  '%s fails with what to do, and nothing is said of the service',
  async (_name, error, number, words) => {
    entra.reply = () => ({ status: 401, body: entraError(error, number) })
    const [proof, , service] = await checkCredential()
    expect(proof).toMatchObject({ state: 'failed', words: expect.stringMatching(words) as string })
    expect(proof?.fix).toMatch(/Lakedeck has to/)
    expect(service).toMatchObject({ state: 'unknown' })
  },
)

test('Entra in trouble says nothing of the credential, which is then not known', async () => {
  entra.reply = () => ({ status: 503, body: 'busy' })
  expect(await states()).toEqual({
    credential: 'unknown',
    'credential-expiry': 'unknown',
    databricks: 'unknown',
  })
})

test('a tenant without Azure Databricks is no fault of the credential', async () => {
  entra.reply = () => ({ status: 400, body: entraError('invalid_resource', 500011) })
  expect(await states()).toEqual({
    credential: 'ok',
    'credential-expiry': 'unknown',
    databricks: 'failed',
  })
})

describe('the end of the credential', () => {
  test('of a secret that the settings do not name cannot be known, and it is said why and where to look', () => {
    expect(judgeExpiry({ kind: 'secret', secret: 'canary', endsOn: null }, 0)).toMatchObject({
      state: 'unknown',
      words: expect.stringContaining('Microsoft Graph') as string,
      fix: expect.stringContaining('Certificates & secrets') as string,
    })
  })

  test('of a secret is what the settings name: good, soon over, over', () => {
    const secret = { kind: 'secret' as const, secret: 'canary', endsOn: '2027-05-27' }
    const on = (day: string) => judgeExpiry(secret, Date.parse(day))
    expect(on('2026-11-28')).toMatchObject({
      state: 'ok',
      words: 'The client secret ends on 2027-05-27, in 180 days.',
    })
    expect(on('2027-05-01')).toMatchObject({
      state: 'warning',
      fix: expect.stringContaining('npm run setup:azure') as string,
    })
    expect(on('2027-05-28')).toMatchObject({
      state: 'warning',
      words: expect.stringContaining('says that the client secret ended on 2027-05-27') as string,
    })
    expect(JSON.stringify(on('2026-11-28'))).not.toContain('canary')
  })

  test('of a managed identity there is none', () => {
    expect(judgeExpiry({ kind: 'managed-identity', clientId: 'x' }, 0).state).toBe('ok')
  })

  test('of a certificate is its own: good, soon over, over', () => {
    const { certificate, key } = selfSigned({ days: 60 })
    const credential = {
      kind: 'certificate' as const,
      certificatePem: certificate,
      privateKeyPem: key,
    }
    const daysFromNow = (days: number) => judgeExpiry(credential, Date.now() + days * 86_400_000)
    expect(daysFromNow(0)).toMatchObject({ state: 'ok', fix: null })
    expect(daysFromNow(40)).toMatchObject({ state: 'warning' })
    expect(daysFromNow(61)).toMatchObject({
      state: 'failed',
      words: expect.stringMatching(/ended on \d{4}-\d\d-\d\d/) as string,
    })
    expect(JSON.stringify(daysFromNow(0))).not.toContain('PRIVATE KEY')
  })
})
