import { constants, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { selfSigned, thumbprint, toPem } from '../self-signed'
import { app, tenantId } from '../../seed/directory'

export type Certificate = { pem: string; privateKey: KeyObject; sha1: string; sha256: string }

/** A certificate as an administrator would upload it for the application. */
export function makeCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = selfSigned('lakedeck', privateKey, publicKey)
  const [sha1, sha256] = [thumbprint(der, 'sha1'), thumbprint(der, 'sha256')]
  return { pem: toPem(der), privateKey, sha1, sha256 }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A client assertion under the certificate, with what is to be wrong about it. */
export function assertionBy(
  certificate: Certificate,
  origin: string,
  more: { header?: object; claims?: object } = {},
): string {
  const now = Math.floor(Date.now() / 1000)
  const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': certificate.sha256, ...more.header }
  const claims = {
    aud: `${origin}/${tenantId}/oauth2/v2.0/token`,
    iss: app.clientId,
    sub: app.clientId,
    jti: 'one',
    nbf: now,
    exp: now + 300,
    ...more.claims,
  }
  const signed = `${encode(header)}.${encode(claims)}`
  const padding = header.alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : undefined
  const key = { key: certificate.privateKey, ...(padding ? { padding } : {}) }
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}
