import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { ben } from '@/lib/auth/testing/tokens'
import { testSettings } from '@/lib/env/testing'

export type TokenRequest = Record<string, string>
type Reply = { status?: number; body: unknown; delayMs?: number }

const tenantId = testSettings.AZURE_AD_TENANT_ID

/** A token endpoint, keys and discovery on this machine, answering what a test tells it to. */
export class LocalEntra {
  readonly tokenRequests: TokenRequest[] = []
  keyFetches = 0
  /** What is answered instead of the keys. */
  keys: string | null = null
  reply: (request: TokenRequest) => Reply | Promise<Reply> = () => ({ status: 500, body: {} })

  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
    readonly publicJwk: Record<string, unknown>,
  ) {}

  static async start(): Promise<LocalEntra> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig', alg: 'RS256' }
    const server = createServer()
    const entra = new LocalEntra(server, privateKey, jwk)
    server.on('request', (request: IncomingMessage, response) => {
      void entra.answer(request).then(({ status = 200, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(typeof body === 'string' ? body : JSON.stringify(body))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return entra
  }

  stop(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  get issuer(): string {
    return `${this.origin}/${tenantId}/v2.0`
  }

  /** The settings that lead to this server. */
  settings(changes: Record<string, string | undefined> = {}) {
    return { LAKEDECK_EMULATOR: '1', AZURE_AUTHORITY_HOST: this.origin, ...changes }
  }

  sign(
    claims: JWTPayload,
    header: { alg?: string; kid?: string; typ?: string } = {},
  ): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'key-1', typ: 'JWT', ...header })
      .sign(this.privateKey)
  }

  idToken(changes: JWTPayload = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    return this.sign({
      aud: testSettings.AZURE_AD_CLIENT_ID,
      iss: this.issuer,
      iat: now,
      nbf: now,
      exp: now + 3_600,
      oid: ben.objectId,
      tid: tenantId,
      sub: 'pairwise-subject',
      name: ben.name,
      preferred_username: ben.userName,
      roles: ['Lakedeck.Operator'],
      ver: '2.0',
      ...changes,
    })
  }

  private async answer(request: IncomingMessage): Promise<Reply> {
    const path = request.url ?? ''
    if (path.endsWith('/discovery/v2.0/keys')) {
      this.keyFetches += 1
      return { body: this.keys ?? { keys: [this.publicJwk] } }
    }
    if (path.endsWith('/openid-configuration')) return { body: this.discovery() }
    const form = Object.fromEntries(new URLSearchParams(await readText(request)))
    this.tokenRequests.push(form)
    const reply = await this.reply(form)
    if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs))
    return reply
  }

  private discovery() {
    const base = `${this.origin}/${tenantId}`
    return {
      issuer: this.issuer,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** A complete answer of the token endpoint. */
export const tokens = (more: Record<string, unknown>) => ({
  token_type: 'Bearer',
  scope: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/user_impersonation',
  expires_in: 4_500,
  ext_expires_in: 4_500,
  ...more,
})

/** An error answer in Entra's manner. */
export const entraError = (error: string, number: number, more: Record<string, unknown> = {}) => ({
  error,
  error_description: `AADSTS${number}: a sentence. Trace ID: 1 Correlation ID: 7d1c2b3a-0000-4000-8000-00000000cafe Timestamp: 2026-01-01 00:00:00Z`,
  error_codes: [number],
  timestamp: '2026-01-01 00:00:00Z',
  trace_id: '7d1c2b3a-0000-4000-8000-000000000001',
  correlation_id: '7d1c2b3a-0000-4000-8000-00000000cafe',
  ...more,
})
