import { z } from 'zod'

/**
 * Everything a session is; it lives encrypted in the person's cookie and nowhere else. The tokens are
 * plain strings only in here: what leaves lib/auth is a Caller.
 */
export const session = z.object({
  sessionId: z.string(),
  tenantId: z.string(),
  objectId: z.string(),
  name: z.string(),
  userName: z.string(),
  /** Entra's opaque `login_hint` claim, when the registration emits it: sign-out then asks nothing. */
  loginHint: z.string().nullable(),
  roles: z.array(z.string()),
  /** Seconds since the epoch, like all times in here. Never moved: the session's life counts from it. */
  signedInAt: z.number(),
  accessTokenExpiresAt: z.number(),
  /** From here on the access token is renewed, while the old one still works. */
  refreshAt: z.number(),
  accessToken: z.string(),
  refreshToken: z.string(),
})
export type Session = z.infer<typeof session>

export const nowSeconds = () => Math.floor(Date.now() / 1000)

const earlySeconds = 300

/**
 * When a token that was just obtained is due: five minutes before its end, but never before four fifths of
 * its life, so that tokens of a few seconds are not renewed on every request.
 */
export function tokenTimes(obtainedAt: number, expiresAt: number) {
  const life = Math.max(expiresAt - obtainedAt, 0)
  return {
    accessTokenExpiresAt: expiresAt,
    refreshAt: expiresAt - Math.min(earlySeconds, Math.ceil(life / 5)),
  }
}
