import 'server-only'
import { decodeJwt } from 'jose'
import type { AccessToken } from '@/lib/databricks/access-token'

/** What an access token says about itself, without the token: nobody can call anything with these. */
export type TokenClaims = {
  audience: string | null
  issuer: string | null
  tenantId: string | null
  /** Seconds since the epoch. */
  expiresAt: number | null
  scopes: string[]
}

/**
 * Reads the claims of a token that was verified when it came. Null for a personal access token, which says nothing.
 */
export function readTokenClaims(token: AccessToken): TokenClaims | null {
  try {
    const { aud, iss, exp, tid, scp } = decodeJwt(token.bearer().slice('Bearer '.length))
    return {
      audience: text(aud),
      issuer: text(iss),
      tenantId: text(tid),
      expiresAt: exp ?? null,
      scopes: text(scp)?.split(' ').filter(Boolean) ?? [],
    }
  } catch {
    return null
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
