import { app, databricksAppId, publicClientId, tenantId } from '../seed/directory'
import { managedIdentity } from './registrations'
import { assertionBy, makeCertificate } from './testing/certificate'
import { claimsOf, codeOf, EntraProcess, type Json } from './testing/entra-process'

const certificate = makeCertificate()
let entra: EntraProcess

beforeAll(async () => {
  entra = await EntraProcess.start()
}, 60_000)
beforeEach(async () => {
  await entra.reset()
  await entra.settings({ certificates: [certificate.pem] })
})
afterAll(() => entra.stop())

const ask = (client_assertion: string, more: Record<string, string> = {}) =>
  entra.token({
    grant_type: 'client_credentials',
    client_id: app.clientId,
    scope: `${databricksAppId}/.default`,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
    ...more,
  })

describe('a certificate', () => {
  it.each([
    ['PS256 and x5t#S256', {}],
    ['RS256 and x5t', { alg: 'RS256', 'x5t#S256': undefined, x5t: certificate.sha1 }],
  ])('proves the application by %s', async (_how, header) => {
    const { status, body } = await ask(assertionBy(certificate, entra.origin, { header }))
    expect(status).toBe(200)
    expect(claimsOf(body.access_token)).toMatchObject({ appid: app.clientId, appidacr: '2' })
  })

  it.each(['oauth2/token', 'v2.0'])(
    'may be meant for …/%s of this or of Entra’s own host',
    async (path) => {
      for (const origin of [entra.origin, 'https://login.microsoftonline.com']) {
        const aud = `${origin}/${tenantId}/${path}`
        expect(
          (await ask(assertionBy(certificate, entra.origin, { claims: { aud } }))).status,
        ).toBe(200)
      }
    },
  )

  const past = Math.floor(Date.now() / 1000) - 10
  it.each([
    ['is not registered', 700027, { header: { 'x5t#S256': 'unknown' } }],
    ['is not named', 700027, { header: { 'x5t#S256': undefined } }],
    ['names another algorithm', 700027, { header: { alg: 'HS256' } }],
    ['names no algorithm', 700027, { header: { alg: 'none' } }],
    ['is meant for somebody else', 700023, { claims: { aud: 'https://evil.example/token' } }],
    ['has expired', 700024, { claims: { exp: past } }],
    ['never expires', 700024, { claims: { exp: undefined } }],
    ['is not yet good', 700024, { claims: { nbf: past + 3600 } }],
    ['speaks for another subject', 70021, { claims: { sub: tenantId } }],
  ])('that %s is AADSTS%i', async (_what, code, more) => {
    const { body } = await ask(assertionBy(certificate, entra.origin, more))
    expect(codeOf(body)).toBe(code)
  })

  it('that signed something else is AADSTS700027', async () => {
    const [header, , signature] = assertionBy(certificate, entra.origin).split('.')
    const [, payload] = assertionBy(certificate, entra.origin, { claims: { jti: 'two' } }).split(
      '.',
    )
    expect(codeOf((await ask(`${header}.${payload}.${signature}`)).body)).toBe(700027)
    const stranger = makeCertificate()
    const forged = { ...stranger, sha256: certificate.sha256 }
    expect(codeOf((await ask(assertionBy(forged, entra.origin))).body)).toBe(700027)
  })

  it('that was taken out of the registration no longer counts', async () => {
    await entra.settings({ certificates: [] })
    expect(codeOf((await ask(assertionBy(certificate, entra.origin))).body)).toBe(700027)
  })

  it('is no way in for a public client, nor without its type', async () => {
    const assertion = assertionBy(certificate, entra.origin)
    expect(codeOf((await ask(assertion, { client_id: publicClientId })).body)).toBe(700025)
    expect(codeOf((await ask(assertion, { client_assertion_type: 'x' })).body)).toBe(900144)
    expect(codeOf((await ask('nonsense')).body)).toBe(9002313)
  })
})

describe('a managed identity', () => {
  const read = async (
    query: Record<string, string>,
    header: string = managedIdentity.identityHeader,
  ) => {
    const parameters = new URLSearchParams({ 'api-version': '2019-08-01', ...query })
    const answer = await fetch(`${entra.origin}/msi/token?${parameters}`, {
      headers: { 'x-identity-header': header },
    })
    return { status: answer.status, body: (await answer.json()) as Json }
  }
  const { clientId: client_id, exchangeAudience: resource } = managedIdentity

  it('gives a token that proves the application, as its federated credential says', async () => {
    const { body } = await read({ resource, client_id })
    expect(body).toMatchObject({ token_type: 'Bearer', resource, client_id })
    expect(Number(body.expires_on)).toBeGreaterThan(Date.now() / 1000)
    const answer = await ask(String(body.access_token))
    expect(answer.status).toBe(200)
    expect(claimsOf(answer.body.access_token)).toMatchObject({ appid: app.clientId, appidacr: '2' })
  })

  it('proves nothing once the federated credential is gone, or says something else (AADSTS70021)', async () => {
    const { body } = await read({ resource, client_id })
    const token = String(body.access_token)
    const [credential] = [
      { issuer: `${entra.origin}/${tenantId}/v2.0`, subject: tenantId, audience: resource },
    ]
    for (const federatedCredentials of [[], [credential]]) {
      await entra.settings({ federatedCredentials })
      const refused = await ask(token)
      expect(refused.body).toMatchObject({ error: 'invalid_request', error_codes: [70021] })
    }
  })

  it('proves nothing with a token for another audience, or one that nobody signed', async () => {
    const other = await read({ resource: databricksAppId, client_id })
    expect(codeOf((await ask(String(other.body.access_token))).body)).toBe(70021)
    const { body } = await read({ resource, client_id })
    const [header, payload] = String(body.access_token).split('.')
    const forged = `${header}.${payload}.${Buffer.from('x').toString('base64url')}`
    expect(codeOf((await ask(forged)).body)).toBe(50013)
  })

  it('is served only with its header, its version, its id and a known resource', async () => {
    expect((await read({ resource, client_id }, 'wrong')).status).toBe(401)
    expect((await read({ resource, 'api-version': '2018-01-01' })).status).toBe(400)
    expect((await read({ resource, client_id: tenantId })).status).toBe(400)
    expect((await read({ resource: 'api://nobody' })).status).toBe(400)
  })
})
