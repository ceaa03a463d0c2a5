import type { Seal } from './seal'

/** Who signed in, how and when: what a code, a device code and every token carry on. */
export type SignIn = {
  objectId: string
  /** `pwd`, and `mfa` once a second factor was given. */
  amr: readonly string[]
  /** Milliseconds on the emulator's clock. */
  signedInAt: number
  sessionId: string
}

/** What a refresh token stands for. It is bound to a person and a client, not to a resource. */
export type RefreshGrant = SignIn & {
  clientId: string
  /** What was asked last, for a redemption that names no scope. */
  scope: string
  /** Milliseconds on the emulator's clock. */
  issuedAt: number
}

// Entra's are opaque and 1.2 to 1.5 KB; ours are padded to that, so that cookies get their real weight.
const refreshTokenBytes = 940
const prefix = '1.AX'

/**
 * Refresh tokens are sealed, not stored: each redemption makes a new one, and the old one stays good, as Entra's
 * do (learn.microsoft.com/entra/identity-platform/refresh-tokens).
 */
export const sealRefreshToken = (seal: Seal, grant: RefreshGrant): string =>
  prefix + seal.close(grant, refreshTokenBytes)

export const openRefreshToken = (seal: Seal, token: string): RefreshGrant | null =>
  token.startsWith(prefix) ? (seal.open(token.slice(prefix.length)) as RefreshGrant | null) : null

/** The `aio` claim: what Entra notes in an access token for itself, for when it comes back on behalf of. */
export const sealSignIn = (seal: Seal, { objectId, amr, signedInAt, sessionId }: SignIn): string =>
  seal.close({ objectId, amr, signedInAt, sessionId }, 240)

export const openSignIn = (seal: Seal, aio: string): SignIn | null =>
  seal.open(aio) as SignIn | null
