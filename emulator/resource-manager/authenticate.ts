import { createLocalJWKSet, errors, jwtVerify, type JWK, type JWTPayload } from 'jose'
import type { Clock } from '../core'
import { people, tenantId, type Person } from '../seed/directory'
import { ArmError } from './errors'

const issuer = `https://sts.windows.net/${tenantId}/`

/** What a token for Resource Manager may be made out to; one for anything else is told these. */
export const audiences = [
  'https://management.core.windows.net/',
  'https://management.core.windows.net',
  'https://management.azure.com/',
  'https://management.azure.com',
]

const refuse = (code: string, message: string) =>
  new ArmError(401, code, message, {
    'www-authenticate': `Bearer authorization_uri="https://login.windows.net/${tenantId}", error="invalid_token", error_description="${message}"`,
  })

const invalid = () => refuse('InvalidAuthenticationToken', 'The access token is invalid.')

export type Verify = (authorization: string | undefined) => Promise<Person>

/** Who asks: a delegated token of this tenant, for Resource Manager and nothing else, in its time. */
export function createVerify(clock: Clock, publicKeys: () => JWK[]): Verify {
  return async (authorization) => {
    if (!authorization)
      throw refuse(
        'AuthenticationFailed',
        "Authentication failed. The 'Authorization' header is missing.",
      )
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
    if (!token)
      throw refuse(
        'AuthenticationFailedInvalidHeader',
        "Authentication failed. The 'Authorization' header is provided in an invalid format.",
      )
    const claims = await read(token, clock, publicKeys())
    const aud = String(claims.aud)
    if (!audiences.includes(aud))
      throw refuse(
        'InvalidAuthenticationTokenAudience',
        `The access token has been obtained for wrong audience or resource '${aud}'. It should exactly match with one of the allowed audiences '${audiences.join("','")}'.`,
      )
    const person = people.find(({ objectId }) => objectId === claims.oid)
    const scopes = typeof claims.scp === 'string' ? claims.scp.split(' ') : []
    if (!person || claims.tid !== tenantId || !scopes.includes('user_impersonation'))
      throw invalid()
    return person
  }
}

async function read(token: string, clock: Clock, keys: JWK[]): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys }), {
      algorithms: ['RS256'],
      issuer,
      requiredClaims: ['exp', 'nbf', 'aud', 'oid', 'tid'],
      currentDate: new Date(clock.now()),
      clockTolerance: 0,
    })
    return payload
  } catch (error) {
    if (!(error instanceof errors.JWTExpired)) throw invalid()
    const [expiry, now] = [Number(error.payload.exp) * 1000, clock.now()].map((ms) =>
      new Date(ms).toISOString(),
    )
    throw refuse(
      'ExpiredAuthenticationToken',
      `The access token expiry UTC time '${expiry}' is earlier than current UTC time '${now}'.`,
    )
  }
}
