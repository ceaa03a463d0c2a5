import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import { selfSigned, thumbprint } from './self-signed'

type SigningKey = { kid: string; privateKey: KeyObject; publicJwk: JWK }

function makeKey(issuer: string): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = selfSigned('accounts.accesscontrol.windows.net', privateKey, publicKey)
  const x5t = thumbprint(certificate, 'sha1')
  const { n, e } = publicKey.export({ format: 'jwk' })
  if (!n || !e) throw new Error('an RSA key has a modulus and an exponent')
  // Entra's kid is the certificate's thumbprint, and it publishes no `alg`.
  const publicJwk = { kty: 'RSA', use: 'sig', kid: x5t, x5t, n, e }
  return {
    kid: x5t,
    privateKey,
    publicJwk: { ...publicJwk, x5c: [certificate.toString('base64')], ...{ issuer } },
  }
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The tenant's signing keys: the first signs, all are published. */
export class Keys {
  #keys: SigningKey[]

  constructor(readonly issuer: string) {
    this.#keys = [makeKey(issuer)]
  }

  get #current(): SigningKey {
    const [current] = this.#keys
    if (!current) throw new Error('a tenant always has a key')
    return current
  }

  rotate(): void {
    this.#keys.unshift(makeKey(this.issuer))
  }

  retire(): void {
    this.#keys = [this.#current]
  }

  publicJwks(): JWK[] {
    return this.#keys.map(({ publicJwk }) => ({ ...publicJwk }))
  }

  /** What oidc-provider wants of us; it signs nothing that leaves this emulator. */
  privateJwk(): Record<string, unknown> {
    const { kid, privateKey } = this.#current
    return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' }
  }

  /** A JWT under the current key. v1.0 tokens also name it in `x5t`. */
  signJwt(claims: Readonly<Record<string, unknown>>, withX5t: boolean): string {
    const { kid, privateKey } = this.#current
    const header = { typ: 'JWT', alg: 'RS256', ...(withX5t ? { x5t: kid } : {}), kid }
    const signed = `${encode(header)}.${encode(claims)}`
    const signature = sign('RSA-SHA256', Buffer.from(signed), privateKey)
    return `${signed}.${signature.toString('base64url')}`
  }

  /** The claims of a JWT of ours, null when no published key signed it. Says nothing about time or audience. */
  readJwt(token: string): Record<string, unknown> | null {
    const [header = '', payload = '', signature = '', ...more] = token.split('.')
    if (more.length > 0) return null
    const { alg, kid } = readJson(header)
    const key = this.#keys.find((candidate) => candidate.kid === kid)
    if (alg !== 'RS256' || !key) return null
    const bytes = Buffer.from(`${header}.${payload}`)
    const publicKey = createPublicKey(key.privateKey)
    const isSigned = verify('RSA-SHA256', bytes, publicKey, Buffer.from(signature, 'base64url'))
    return isSigned ? readJson(payload) : null
  }
}

/** A base64url JSON object; an empty one when it is none. */
export function readJson(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
