import 'server-only'
import { decodeJwt, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import { AuthError } from '@/lib/auth/errors'
import { tenantKeys } from '@/lib/auth/tenant-keys'
import { clouds, databricksResourceId } from '@/lib/env/clouds'
import { env } from '@/lib/env/server'

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

const longestToken = 32 * 1024
const clockToleranceSeconds = 10

/** A token of our tenant for AzureDatabricks or for this app, its signature and claims checked. */
export async function verifyBearer(token: string): Promise<VerifiedBearer> {
  // Three parts make a signed token; a session's cookie has one, an encrypted token five.
  if (token.length > longestToken || token.split('.').length !== 3)
    throw refused('The bearer is not an access token of Microsoft Entra ID.')
  const audience = audienceOf(token)
  const { payload } = await verify(token, audience).catch((error: unknown) => {
    throw toAuthError(error)
  })
  const read = claims.safeParse(payload)
  if (!read.success || read.data.tid !== env().tenantId)
    throw refused('The token is not of the tenant that Lakedeck is set up for.')
  return { token, audience, claims: read.data, isApplication: isApplication(read.data) }
}

function isApplication({ idtyp, scp }: BearerClaims): boolean {
  return idtyp === 'app' || scp === undefined
}

/** Which of the two audiences the token claims; `verify` then holds it to that. */
function audienceOf(token: string): VerifiedBearer['audience'] {
  const audience = unverifiedAudience(token)
  if (audience === databricksResourceId) return 'databricks'
  if (typeof audience === 'string' && ownAudiences().includes(audience)) return 'lakedeck'
  throw refused(
    `The token is for another service. Ask for one with \`az account get-access-token --resource ${databricksResourceId}\`.`,
  )
}

function unverifiedAudience(token: string): JWTPayload['aud'] {
  try {
    return decodeJwt(token).aud
  } catch {
    return undefined
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

/** Codes, not classes: the keys may have been made by another copy of the library. */
function toAuthError(error: unknown): AuthError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_JWT_EXPIRED') return refused('The token has expired. Ask for a new one.', error)
  const isOurs =
    typeof code === 'string' && /^ERR_(JWT|JWS|JOSE_ALG|JWKS_NO_MATCHING|JWKS_MULTIPLE)/.test(code)
  if (isOurs)
    return refused('The token was not accepted: its signature, issuer or dates are wrong.', error)
  return new AuthError(
    'ENTRA_UNAVAILABLE',
    'The token cannot be checked now: Microsoft does not answer.',
    {
      status: 503,
      action: 'retry',
      retryAfterSeconds: 5,
      cause: error,
    },
  )
}

export const refused = (message: string, cause?: unknown) =>
  new AuthError('TOKEN_INVALID', message, {
    status: 401,
    ...(cause === undefined ? {} : { cause }),
  })
