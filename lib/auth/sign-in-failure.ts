import 'server-only'
import { aadstsNumber, correlationIn } from '@/lib/auth/entra-refusal'
import type { SignInTrail } from '@/lib/auth/sign-in-trail'

export type SignInFailure = { code: string; correlationId: string | null; error: Error | null }

/** Sentences of NextAuth and openid-client for a browser that came back with the wrong notes, or without. */
const lostNotes =
  /cookie was missing|could not be parsed|state mismatch|checks\.state|state missing|nonce mismatch|different provider|decryption operation failed|Invalid Compact JWE|"exp" claim/i

const noAnswer =
  /outgoing request timed out|ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|socket hang up|expected 200 OK, got: 5|temporarily_unavailable|server_error/i

/** Why NextAuth gave up, as a code with words: Entra's number if there is one, else a name of ours. */
export function readTrail(trail: SignInTrail): SignInFailure {
  const last = trail.errors.findLast(({ error }) => error !== null) ?? trail.errors.at(-1)
  const error = last?.error ?? null
  const message = error?.message ?? ''
  const named = last && !error ? last.code : null
  return {
    code: named ?? aadstsNumber(message) ?? codeOf(message),
    correlationId: correlationIn(message),
    error,
  }
}

function codeOf(message: string): string {
  if (lostNotes.test(message)) return 'StateLost'
  return noAnswer.test(message) ? 'Unreachable' : 'Callback'
}
