import { createLocalJWKSet, jwtVerify, type JWK, type JWTPayload } from 'jose'
import { databricksAppId, tenantId } from '../seed/directory'
import type { Clock } from '../core/clock'
import { ApiError } from './errors'

/** The subject of a verified token; which principal that is, the workspace says. */
export type Subject = { objectId: string; kind: 'user' | 'service-principal' }

export type VerifyBearer = (authorization: string | undefined) => Promise<Subject>

export const databricksIssuer = `https://sts.windows.net/${tenantId}/`

const unauthenticated = (message: string) =>
  new ApiError(401, 401, message, { headers: { 'www-authenticate': 'Bearer' } })

const invalidToken = () => unauthenticated('Invalid access token.')

/**
 * Verifies a bearer as an Azure Databricks workspace does: signed by the tenant's keys, audience
 * AzureDatabricks, issued by v1.0 of this tenant, in its time ("Troubleshoot Microsoft Entra ID access
 * tokens", Microsoft Learn). There is no tolerance: who accepts late tokens would hide a late refresh.
 */
export function createVerifyBearer(clock: Clock, publicKeys: () => JWK[]): VerifyBearer {
  return async (authorization) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
    if (!token) {
      throw unauthenticated('Credential was not sent or was of an unsupported type for this API.')
    }
    const claims = await verified(token, clock, publicKeys())
    const subject = claims && toSubject(claims)
    if (!subject) throw invalidToken()
    return subject
  }
}

/** A delegated token carries the scope; an application's has none. */
function toSubject(claims: JWTPayload): Subject | null {
  const { oid, tid, scp } = claims
  if (typeof oid !== 'string' || tid !== tenantId) return null
  if (scp === undefined) return { objectId: oid, kind: 'service-principal' }
  const mayActForPerson = typeof scp === 'string' && scp.split(' ').includes('user_impersonation')
  return mayActForPerson ? { objectId: oid, kind: 'user' } : null
}

async function verified(token: string, clock: Clock, keys: JWK[]): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys }), {
      algorithms: ['RS256'],
      audience: databricksAppId,
      issuer: databricksIssuer,
      requiredClaims: ['exp', 'nbf', 'iat', 'oid', 'tid'],
      currentDate: new Date(clock.now()),
      clockTolerance: 0,
    })
    return payload
  } catch {
    return null
  }
}
