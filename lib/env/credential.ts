import { createPrivateKey, X509Certificate } from 'node:crypto'
import { z } from 'zod'

/** How Lakedeck proves to Entra that it is itself. */
export type Credential =
  /** `endsOn`: the day that the settings name, as only Entra's own pages tell it; null where they name none. */
  | { kind: 'secret'; secret: string; endsOn: string | null }
  | { kind: 'certificate'; certificatePem: string; privateKeyPem: string }
  | { kind: 'managed-identity'; clientId: string }

const names = {
  secret: 'AZURE_AD_CLIENT_SECRET',
  secretEnd: 'AZURE_AD_CLIENT_SECRET_EXPIRES',
  certificate: 'AZURE_AD_CLIENT_CERTIFICATE',
  key: 'AZURE_AD_CLIENT_CERTIFICATE_KEY',
  managedIdentity: 'AZURE_AD_MANAGED_IDENTITY_CLIENT_ID',
} as const

const oneOf = `${names.secret}, ${names.certificate} (with ${names.key}) or ${names.managedIdentity}`

/** Reads the one credential of the app registration; no credential, or two, is a fault. */
export const credentialSchema = z
  .object({
    [names.secret]: z.string().optional(),
    [names.secretEnd]: z.iso
      .date('must be the day on which the client secret ends, like 2027-05-27')
      .optional(),
    [names.certificate]: z.string().optional(),
    [names.key]: z.string().optional(),
    [names.managedIdentity]: z
      .guid('must be the client id (a GUID) of the user-assigned managed identity')
      .optional(),
  })
  .transform((source, context): Credential => {
    const refuse = (setting: string, message: string) => {
      context.addIssue({ code: 'custom', path: [setting], message })
      return z.NEVER
    }
    const given = [names.secret, names.certificate, names.managedIdentity].filter((n) => source[n])
    if (given.length === 0)
      return refuse(names.secret, `no credential: set exactly one of ${oneOf}`)
    if (given.length > 1)
      return refuse(given.join(' and '), `more than one credential: keep exactly one of ${oneOf}`)

    const secret = source[names.secret]
    if (secret) return { kind: 'secret', secret, endsOn: source[names.secretEnd] ?? null }
    const clientId = source[names.managedIdentity]
    if (clientId) return { kind: 'managed-identity', clientId }
    const certificate = readCertificate(source[names.certificate] ?? '', source[names.key])
    return typeof certificate === 'string' ? refuse(names.certificate, certificate) : certificate
  })

/** The certificate and its key, or the sentence that says what is wrong with them. */
function readCertificate(certificate: string, key: string | undefined): Credential | string {
  const certificatePem = toPem(certificate)
  const privateKeyPem = toPem(key ?? certificate)
  try {
    const parsed = new X509Certificate(certificatePem)
    if (!parsed.checkPrivateKey(createPrivateKey(privateKeyPem)))
      return `the private key does not belong to the certificate: check ${names.key}`
    if (Date.parse(parsed.validTo) < Date.now())
      return `the certificate expired on ${parsed.validTo}: upload a new one to the app registration`
    return { kind: 'certificate', certificatePem, privateKeyPem }
  } catch {
    return `must be a PEM certificate, with its unencrypted RSA key in the same text or in ${names.key}`
  }
}

/** Settings pages and .env files spoil line breaks, so `\n` written out and base64 of the whole are taken too. */
function toPem(text: string): string {
  if (text.includes('-----BEGIN')) return text.replaceAll('\\n', '\n')
  return Buffer.from(text, 'base64').toString('utf8')
}
