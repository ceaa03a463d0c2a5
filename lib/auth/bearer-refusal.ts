import 'server-only'
import { AuthError } from '@/lib/auth/errors'
import { databricksResourceId } from '@/lib/env/clouds'

const howToAsk = `Ask for one with \`az account get-access-token --resource ${databricksResourceId}\`.`

/** Why a bearer is not accepted, each in its own words: whoever reads them has a script to mend. */
export const bearerWords = {
  noBearer: 'Send `Authorization: Bearer` with an access token.',
  sessionCookie:
    'The bearer is a session cookie of Lakedeck, which works in its browser alone. Scripts send an access token.',
  notAToken: `The bearer is not an access token of Microsoft Entra ID. ${howToAsk}`,
  tooLong: 'The bearer is longer than any access token of Microsoft Entra ID.',
  encrypted:
    'The bearer is an encrypted token, which only its maker can read. Send an access token.',
  unsigned: 'The token is not signed, so anybody could have written it.',
  otherAlgorithm: 'The token is signed in a way that Microsoft Entra ID does not sign.',
  forged: "The token's signature does not hold: it was changed, or somebody else made it.",
  unknownKey: "The token is signed with a key that is not one of this tenant's.",
  expired: 'The token has expired. Ask for a new one.',
  tooEarly:
    "The token is not valid yet: its beginning lies in the future, or this server's clock is slow.",
  otherService: `The token is for another service. ${howToAsk}`,
  otherApplication: `The token is for another application, neither Azure Databricks nor this Lakedeck. ${howToAsk}`,
  otherTenant: 'The token is of another tenant than the one Lakedeck is set up for.',
  otherIssuer:
    'The token was not issued by the tenant and in the version that its audience asks for.',
  incomplete:
    'The token names no person or application, or has no end: tid, oid and exp are needed.',
  noScope: 'The token lacks the scope user_impersonation.',
  notExchangeable:
    'A token of an application cannot be exchanged: ask for one for AzureDatabricks instead.',
} as const

export const refused = (reason: keyof typeof bearerWords, cause?: unknown): AuthError =>
  new AuthError('TOKEN_INVALID', bearerWords[reason], {
    status: 401,
    ...(cause === undefined ? {} : { cause }),
  })

type JoseFault = { code?: unknown; claim?: unknown }

/** What the library found; by codes, not classes: the keys may have been made by another copy of it. */
export function refusalOf(error: unknown): AuthError {
  const { code, claim } = (error ?? {}) as JoseFault
  const reason = typeof code === 'string' ? reasons.get(code) : undefined
  if (reason) return refused(reason, error)
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED') return refused(reasonOfClaim(claim), error)
  return new AuthError('ENTRA_UNAVAILABLE', noKeys(code), {
    status: 503,
    action: 'retry',
    retryAfterSeconds: 5,
    cause: error,
  })
}

const reasons = new Map<string, keyof typeof bearerWords>([
  ['ERR_JWT_EXPIRED', 'expired'],
  ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 'forged'],
  ['ERR_JWKS_NO_MATCHING_KEY', 'unknownKey'],
  ['ERR_JWKS_MULTIPLE_MATCHING_KEYS', 'unknownKey'],
  ['ERR_JOSE_ALG_NOT_ALLOWED', 'otherAlgorithm'],
  ['ERR_JWS_INVALID', 'notAToken'],
  ['ERR_JWT_INVALID', 'notAToken'],
])

function reasonOfClaim(claim: unknown): keyof typeof bearerWords {
  if (claim === 'nbf') return 'tooEarly'
  return claim === 'iss' ? 'otherIssuer' : 'incomplete'
}

// The library has one code for keys that are none: another status than 200, or no JSON.
const noKeys = (code: unknown) =>
  code === 'ERR_JOSE_GENERIC' || code === 'ERR_JWKS_INVALID'
    ? 'The token cannot be checked now: something else than the sign-in service of Microsoft answered for its keys.'
    : 'The token cannot be checked now: the sign-in service of Microsoft cannot be reached.'
