import 'server-only'
import { aadstsNumber, correlationIn } from '@/lib/auth/entra-refusal'
import type { SignInTrail } from '@/lib/auth/sign-in-trail'

export type SignInFailure = { code: string; correlationId: string | null; error: Error | null }

/** Sentences of NextAuth and openid-client for a browser that came back with the wrong notes, or without. */
const lostNotes =
  /cookie was missing|could not be parsed|state mismatch|checks\.state|state missing|nonce mismatch|different provider|decryption operation failed|Invalid Compact JWE|"exp" claim/i

const noConnection =
  /outgoing request timed out|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|ENETUNREACH|socket hang up/i

const inTrouble = /expected 200 OK, got: (?:5\d\d|429)|temporarily_unavailable|server_error/i

/** openid-client's words for an answer that is not Entra's: a status without an OAuth error, a page for browsers. */
const notEntra = /expected 200 OK|is not valid JSON|Unexpected token|Unexpected end of JSON/i

/** Why NextAuth gave up, as a code with words: Entra's number if there is one, else a name of ours. */
export function readTrail(trail: SignInTrail): SignInFailure {
  const last = trail.errors.findLast(({ error }) => error !== null) ?? trail.errors.at(-1)
  const error = last?.error ?? null
  const message = error?.message ?? ''
  const named = last && !error ? last.code : null
  return {
    code: named ?? aadstsNumber(message) ?? codeOf(`${message} ${systemCode(error)}`),
    correlationId: correlationIn(message),
    error,
  }
}

/** Of several addresses that all refused, the message says nothing and the code everything. */
const systemCode = (error: Error | null): string =>
  error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

function codeOf(message: string): string {
  if (lostNotes.test(message)) return 'StateLost'
  if (noConnection.test(message)) return 'Unreachable'
  if (inTrouble.test(message)) return 'Busy'
  return notEntra.test(message) ? 'StrangeAnswer' : 'Callback'
}
