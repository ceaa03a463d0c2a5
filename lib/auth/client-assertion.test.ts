import { createHash, createPublicKey, X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jwtVerify } from 'jose'
import { clientAssertion } from '@/lib/auth/client-assertion'
import { restartProcess, testSettings, withSettings } from '@/lib/env/testing'
import { selfSigned } from '@/lib/env/testing/certificate'

jest.mock('@/lib/env/server', () => jest.requireActual<object>('@/lib/env/testing'))

const clientId = testSettings.AZURE_AD_CLIENT_ID

beforeEach(() => restartProcess())

test('a certificate signs what Entra asks of a certificate credential', async () => {
  const { certificate, key } = selfSigned()
  withSettings({
    AZURE_AD_CLIENT_SECRET: undefined,
    AZURE_AD_CLIENT_CERTIFICATE: certificate,
    AZURE_AD_CLIENT_CERTIFICATE_KEY: key,
  })
  const { payload, protectedHeader } = await jwtVerify(
    await clientAssertion(),
    createPublicKey(certificate),
  )
  expect(protectedHeader).toEqual({
    alg: 'PS256',
    typ: 'JWT',
    'x5t#S256': createHash('sha256')
      .update(new X509Certificate(certificate).raw)
      .digest('base64url'),
  })
  expect(payload).toMatchObject({
    iss: clientId,
    sub: clientId,
    aud: `https://login.microsoftonline.com/${testSettings.AZURE_AD_TENANT_ID}/oauth2/v2.0/token`,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  })
  expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(600)
  const [again, andAgain] = [await clientAssertion(), await clientAssertion()]
  expect(again).not.toBe(andAgain)
})

describe('a managed identity', () => {
  const asked: URLSearchParams[] = []
  const endpoint = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    asked.push(query)
    const resource = query.get('resource')
    const expiresOn = Math.floor(Date.now() / 1000) + 86_400
    const token = { access_token: 'identity-token', expires_on: String(expiresOn) }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ...token, resource, token_type: 'Bearer' }))
  })

  // MSAL finds out once per process where it runs, so all cases share one endpoint.
  beforeAll(async () => {
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
    const { port } = endpoint.address() as AddressInfo
    process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${port}/msi/token`
    process.env.IDENTITY_HEADER = 'header'
  })
  afterAll(() => {
    endpoint.closeAllConnections()
    endpoint.close()
    delete process.env.IDENTITY_ENDPOINT
    delete process.env.IDENTITY_HEADER
  })

  test.each([
    ['public', 'api://AzureADTokenExchange'],
    ['usgov', 'api://AzureADTokenExchangeUSGov'],
    ['china', 'api://AzureADTokenExchangeChina'],
  ])('in the cloud %s brings a token for %s, and keeps it', async (cloud, audience) => {
    asked.length = 0
    withSettings({
      AZURE_CLOUD: cloud,
      AZURE_AD_CLIENT_SECRET: undefined,
      AZURE_AD_MANAGED_IDENTITY_CLIENT_ID: clientId,
    })
    expect(await clientAssertion()).toBe('identity-token')
    expect(await clientAssertion()).toBe('identity-token')
    expect(asked.map((query) => [query.get('resource'), query.get('client_id')])).toEqual([
      [audience, clientId],
    ])
  })
})

test('a secret is never turned into an assertion', async () => {
  withSettings()
  await expect(clientAssertion()).rejects.toThrow(/secret is sent as it is/)
})
