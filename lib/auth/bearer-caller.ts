import 'server-only'
import { createHash } from 'node:crypto'
import { refused } from '@/lib/auth/bearer-refusal'
import { type VerifiedBearer, verifyBearer } from '@/lib/auth/bearer-token'
import type { Caller } from '@/lib/auth/caller'
import { AuthError } from '@/lib/auth/errors'
import { rolesOf, textClaim } from '@/lib/auth/id-claims'
import { exchangeOnBehalfOf } from '@/lib/auth/on-behalf-of'
import { roleOf, scriptRole } from '@/lib/auth/roles'
import { refusalError } from '@/lib/auth/session-ended'
import { AccessToken } from '@/lib/databricks/access-token'
import { env } from '@/lib/env/server'

/** Who an `Authorization` header speaks for; throws an AuthError for anything that is not a good bearer. */
export async function bearerCaller(authorization: string): Promise<Caller> {
  const [, token] = /^Bearer +([!-~]+)$/i.exec(authorization.trim()) ?? []
  if (!token) throw refused('noBearer')
  if (token.startsWith('dapi')) return personalAccessTokenCaller(token)
  const bearer = await verifyBearer(token)
  return bearer.audience === 'databricks' ? databricksCaller(bearer) : exchangedCaller(bearer)
}

/** The token is passed on as it is. It can hold no role of ours. */
function databricksCaller(bearer: VerifiedBearer): Caller {
  if (!bearer.isApplication && !bearer.claims.scp?.split(' ').includes('user_impersonation'))
    throw refused('noScope')
  return {
    ...identity(bearer),
    role: scriptRole(),
    assignedRoles: [],
    accessToken: new AccessToken(bearer.token),
  }
}

async function exchangedCaller(bearer: VerifiedBearer): Promise<Caller> {
  // Entra exchanges only what a person delegated (AADSTS7000114).
  if (bearer.isApplication) throw refused('notExchangeable')
  const assignedRoles = rolesOf(bearer.claims)
  const role = roleOf(assignedRoles)
  const answer = await exchangeOnBehalfOf(bearer.token, bearer.claims.exp)
  if (answer.kind === 'refused') throw refusalError(answer.refusal)
  return {
    ...identity(bearer),
    role,
    assignedRoles,
    accessToken: new AccessToken(answer.tokens.accessToken),
  }
}

function identity({ claims, isApplication }: VerifiedBearer) {
  const applicationName = textClaim(claims, 'app_displayname', 'appid', 'azp') ?? claims.oid
  const userName = textClaim(claims, 'unique_name', 'upn', 'preferred_username')
  return {
    kind: isApplication ? ('service-principal' as const) : ('person' as const),
    via: 'bearer' as const,
    tenantId: claims.tid,
    objectId: claims.oid,
    name: isApplication ? applicationName : (textClaim(claims, 'name') ?? userName ?? claims.oid),
    userName: isApplication ? null : userName,
    sessionId: null,
    addedWorkspaces: [],
  }
}

/**
 * Only Databricks can say whose personal access token it is, so the token itself stands for the identity; who it
 * is, the workspace tells (`/me`).
 */
function personalAccessTokenCaller(token: string): Caller {
  if (!env().allowPat)
    throw new AuthError(
      'PAT_REFUSED',
      'Personal access tokens are not accepted here. Use a token of Microsoft Entra ID for AzureDatabricks.',
      { status: 401 },
    )
  return {
    kind: 'personal-access-token',
    via: 'bearer',
    tenantId: env().tenantId,
    objectId: `pat-${createHash('sha256').update(token).digest('hex').slice(0, 32)}`,
    name: 'Personal access token',
    userName: null,
    role: scriptRole(),
    assignedRoles: [],
    sessionId: null,
    addedWorkspaces: [],
    accessToken: new AccessToken(token),
  }
}
