import { createHash, verify, constants, X509Certificate } from 'node:crypto'
import { refuse } from './aadsts'
import { readJson } from './keys'
import type { Foundations } from './parts'
import type { Registration } from './registrations'
import { app } from '../seed/directory'

type Assertion = {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  signed: Buffer
  signature: Buffer
}

function parse(jwt: string): Assertion {
  const [header = '', payload = '', signature = '', ...more] = jwt.split('.')
  if (more.length > 0 || !signature) throw refuse(9002313)
  return {
    header: readJson(header),
    claims: readJson(payload),
    signed: Buffer.from(`${header}.${payload}`),
    signature: Buffer.from(signature, 'base64url'),
  }
}

/** Entra's own name is taken too: MSAL speaks to it through a network client that only changes the host. */
function audiences({ tenant }: Foundations): string[] {
  const endpoints = ['oauth2/v2.0/token', 'oauth2/token', 'v2.0', '']
  return [tenant.origin, 'https://login.microsoftonline.com'].flatMap((origin) =>
    endpoints.map((endpoint) => `${origin}/${tenant.id}/${endpoint}`),
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function refuseTime({ claims }: Assertion, nowMs: number): void {
  const now = nowMs / 1000
  const { nbf = 0, exp } = claims
  const isDue = typeof exp === 'number' && exp > now && typeof nbf === 'number' && nbf <= now + 300
  if (isDue) return
  const stamps = [now, Number(nbf), Number(exp ?? 0)].map((s) => new Date(s * 1000).toISOString())
  throw refuse(700024, ...stamps)
}

function thumbprints(certificate: X509Certificate): string[] {
  const hash = (name: string) => createHash(name).update(certificate.raw).digest('base64url')
  return [hash('sha1'), hash('sha256')]
}

function isSignedBy(
  certificate: X509Certificate,
  { header, signed, signature }: Assertion,
): boolean {
  const key = certificate.publicKey
  if (header.alg === 'RS256') return verify('RSA-SHA256', signed, key, signature)
  const padding = constants.RSA_PKCS1_PSS_PADDING
  return header.alg === 'PS256' && verify('RSA-SHA256', signed, { key, padding }, signature)
}

function proveByCertificate(parts: Foundations, client: Registration, assertion: Assertion): void {
  const { certificates } = parts.tenant.settings
  const named = text(assertion.header['x5t#S256']) || text(assertion.header.x5t)
  const registered = client.clientId === app.clientId ? certificates : []
  const certificate = registered
    .map((pem) => new X509Certificate(pem))
    .find((candidate) => thumbprints(candidate).includes(named))
  if (!certificate) throw refuse(700027, 'The key was not found.', named)
  if (!isSignedBy(certificate, assertion)) {
    throw refuse(
      700027,
      'The key was found, but use of the key to verify the signature failed.',
      named,
    )
  }
  if (!audiences(parts).includes(text(assertion.claims.aud))) throw refuse(700023)
  refuseTime(assertion, parts.tenant.clock.now())
}

function proveByFederation(
  parts: Foundations,
  client: Registration,
  jwt: string,
  assertion: Assertion,
): void {
  const [issuer, subject, audience] = [
    text(assertion.claims.iss),
    text(assertion.claims.sub),
    text(assertion.claims.aud),
  ]
  const { federatedCredentials } = parts.tenant.settings
  const isTrusted =
    client.clientId === app.clientId &&
    federatedCredentials.some(
      (one) => one.issuer === issuer && one.subject === subject && one.audience === audience,
    )
  if (!isTrusted) throw refuse(70021, issuer, subject, audience)
  // The only issuer whose keys are at hand is this tenant, and nothing is fetched from elsewhere.
  if (!parts.keys.readJwt(jwt)) throw refuse(50013, 'The key was not found.')
  refuseTime(assertion, parts.tenant.clock.now())
}

/** Proves a client by a JWT: its own under a registered certificate, or one of a trusted issuer. */
export function proveByAssertion(parts: Foundations, client: Registration, jwt: string): void {
  const assertion = parse(jwt)
  const { iss, sub } = assertion.claims
  if (iss === client.clientId && sub === client.clientId) {
    return proveByCertificate(parts, client, assertion)
  }
  return proveByFederation(parts, client, jwt, assertion)
}
