import 'server-only'
import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { refusalOf, refused } from '@/lib/auth/bearer-refusal'
import { nowSeconds } from '@/lib/auth/session'
import { decodeSession } from '@/lib/auth/session-codec'
import { tenantKeys } from '@/lib/auth/tenant-keys'
import { clouds, databricksResourceId } from '@/lib/env/clouds'
import { env } from '@/lib/env/server'
import { processWide } from '@/lib/process-wide'

/** The claims everything about a bearer is decided by; a token without one of them is refused. */
const claims = z.looseObject({
  tid: z.string(),
  oid: z.string().min(1),
  exp: z.number(),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
})
export type BearerClaims = z.infer<typeof claims>

export type VerifiedBearer = {
  token: string
  /** Whom the token is for: AzureDatabricks takes it as it is, ours has to be exchanged. */
  audience: 'databricks' | 'lakedeck'
  claims: BearerClaims
  /** Application tokens have no `scp`: nobody delegated anything to them. */
  isApplication: boolean
}

/** What is known of a token, without the token. */
type Findings = Omit<VerifiedBearer, 'token'>

/** A script sends one token with every call; its signature is checked once a minute, its end each time. */
const remembered = () =>
  processWide(
    'auth.verified-bearers',
    () => new LRUCache<string, Findings>({ max: 5_000, ttl: 60_000 }),
  )

const longestToken = 32 * 1024
const clockToleranceSeconds = 10

/** A token of our tenant for AzureDatabricks or for this app, its signature and claims checked. */
export async function verifyBearer(token: string): Promise<VerifiedBearer> {
  refuseOtherThings(token)
  const { authorityHost, tenantId, cloud, clientId } = env()
  const key = createHash('sha256')
    .update([authorityHost, tenantId, cloud, clientId, token].join(' '))
    .digest('base64')
  const known = remembered().get(key)
  if (known && known.claims.exp > nowSeconds()) return { token, ...known }
  const findings = await findingsOf(token)
  remembered().set(key, findings)
  return { token, ...findings }
}

async function findingsOf(token: string): Promise<Findings> {
  const audience = audienceClaimed(token)
  const { payload } = await verify(token, audience).catch((error: unknown) => {
    throw refusalOf(error)
  })
  const read = claims.safeParse(payload)
  if (!read.success) throw refused('incomplete')
  if (read.data.tid !== env().tenantId) throw refused('otherTenant')
  return { audience, claims: read.data, isApplication: isApplication(read.data) }
}

/** Three parts make a signed token; a session's cookie has one, an encrypted token five. */
function refuseOtherThings(token: string): void {
  if (token.length > longestToken) throw refused('tooLong')
  const parts = token.split('.').length
  if (parts === 5) throw refused('encrypted')
  if (parts !== 3) throw refused(decodeSession(token) ? 'sessionCookie' : 'notAToken')
}

function isApplication({ idtyp, scp }: BearerClaims): boolean {
  return idtyp === 'app' || scp === undefined
}

/**
 * Which of the two audiences the token claims; `verify` then holds it to that. What can be told from a token
 * that is not for us is told before its signature is looked at: most of these are mistakes, not attacks.
 */
function audienceClaimed(token: string): VerifiedBearer['audience'] {
  const { alg, aud, tid } = unverified(token)
  if (typeof alg === 'string' && alg.toLowerCase() === 'none') throw refused('unsigned')
  const audience = audienceOf(aud)
  if (typeof tid === 'string' && tid !== env().tenantId) throw refused('otherTenant')
  return audience
}

function audienceOf(claimed: unknown): VerifiedBearer['audience'] {
  if (claimed === databricksResourceId) return 'databricks'
  if (typeof claimed === 'string' && ownAudiences().includes(claimed)) return 'lakedeck'
  // Services of Microsoft have addresses or well-known ids; an app registration is a GUID or api://….
  const isApplication = typeof claimed === 'string' && /^(api:\/\/.*|[0-9a-f-]{36})$/i.test(claimed)
  throw refused(isApplication ? 'otherApplication' : 'otherService')
}

function unverified(token: string): { alg: unknown; aud: unknown; tid: unknown } {
  try {
    const { aud, tid } = decodeJwt(token)
    return { alg: decodeProtectedHeader(token).alg, aud, tid }
  } catch (error) {
    throw refused('notAToken', error)
  }
}

const ownAudiences = () => [env().clientId, `api://${env().clientId}`]

function verify(token: string, audience: VerifiedBearer['audience']) {
  const { tenantId, authorityHost, cloud } = env()
  const expected =
    audience === 'databricks'
      ? { issuer: `${clouds[cloud].tokenIssuer}/${tenantId}/`, audience: databricksResourceId }
      : { issuer: `${authorityHost}/${tenantId}/v2.0`, audience: ownAudiences() }
  return jwtVerify(token, tenantKeys(), {
    ...expected,
    algorithms: ['RS256'],
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'tid', 'oid'],
  })
}
