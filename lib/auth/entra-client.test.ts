import { askEntra, databricksScope } from '@/lib/auth/entra-client'
import { entraError, LocalEntra, tokens } from '@/lib/auth/testing/local-entra'
import { restartProcess, withSettings } from '@/lib/env/testing'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))
jest.mock('@/lib/log', () => ({ log: { warn: jest.fn(), info: jest.fn(), error: jest.fn() } }))

let entra: LocalEntra
beforeAll(async () => {
  entra = await LocalEntra.start()
})
afterAll(() => entra.stop())
beforeEach(() => {
  restartProcess()
  withSettings(entra.settings())
})

const ask = () =>
  askEntra((client) =>
    client.acquireTokenByRefreshToken({ refreshToken: 'r', scopes: [databricksScope] }),
  )

test('an answer with a token is tokens, the new refresh token among them', async () => {
  entra.reply = async () => ({
    body: tokens({ access_token: 'a', refresh_token: 'next', id_token: await entra.idToken() }),
  })
  expect(await ask()).toMatchObject({
    kind: 'tokens',
    tokens: { accessToken: 'a', refreshToken: 'next' },
  })
})

test.each([
  ['its own refusal', 400, entraError('invalid_grant', 70043), '70043', 'ended'],
  ['no answer in words, from Entra in trouble', 503, '<h1>Busy</h1>', 'Busy', 'unavailable'],
  ['a page of a proxy', 200, '<h1>Sign in to the network</h1>', 'StrangeAnswer', 'unavailable'],
  ['a refusal of a proxy', 407, 'Proxy Authentication Required', 'StrangeAnswer', 'unavailable'],
  ['JSON that is no answer', 200, '[]', 'StrangeAnswer', 'unavailable'],
  ['nothing', 200, '', 'StrangeAnswer', 'unavailable'],
])('%s is told apart', async (_what, status, body, code, kind) => {
  entra.reply = () => ({ status, body })
  expect(await ask()).toMatchObject({ kind: 'refused', refusal: { code, kind } })
})

test('nobody there is told apart', async () => {
  withSettings({ LAKEDECK_EMULATOR: '1', AZURE_AUTHORITY_HOST: 'http://127.0.0.1:9' })
  expect(await ask()).toMatchObject({ refusal: { code: 'Unreachable', kind: 'unavailable' } })
})

test('no proof of ourselves is our own fault, and Entra is not asked', async () => {
  withSettings(
    entra.settings({
      AZURE_AD_CLIENT_SECRET: undefined,
      AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: '9e8d7c6b-5a49-4837-a625-14f3e2d1c0b9',
    }),
  )
  process.env.IDENTITY_ENDPOINT = 'http://127.0.0.1:9/token'
  process.env.IDENTITY_HEADER = 'x'
  entra.tokenRequests.length = 0
  expect(await ask()).toMatchObject({
    refusal: { code: 'CredentialUnavailable', kind: 'misconfigured' },
  })
  expect(entra.tokenRequests).toHaveLength(0)
  delete process.env.IDENTITY_ENDPOINT
  delete process.env.IDENTITY_HEADER
})
