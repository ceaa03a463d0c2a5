import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Account } from 'next-auth'
import { rolesOf, textClaim } from '@/lib/auth/id-claims'
import { nowSeconds, type Session, tokenTimes } from '@/lib/auth/session'

/** The session of a sign-in that NextAuth has checked: state, nonce, PKCE and the id token's signature. */
export function newSession(account: Account, idClaims: Record<string, unknown>): Session {
  const { access_token: accessToken, refresh_token: refreshToken, expires_at: expiresAt } = account
  const objectId = textClaim(idClaims, 'oid')
  const tenantId = textClaim(idClaims, 'tid')
  if (!accessToken || !refreshToken || !expiresAt) throw new Error('Entra sent no refresh token')
  if (!objectId || !tenantId) throw new Error('the id token names nobody: oid or tid is missing')
  const userName = textClaim(idClaims, 'preferred_username', 'upn', 'email') ?? objectId
  const now = nowSeconds()
  return {
    sessionId: randomUUID(),
    tenantId,
    objectId,
    userName,
    name: textClaim(idClaims, 'name') ?? userName,
    loginHint: textClaim(idClaims, 'login_hint'),
    roles: rolesOf(idClaims),
    signedInAt: now,
    ...tokenTimes(now, expiresAt),
    accessToken,
    refreshToken,
  }
}
