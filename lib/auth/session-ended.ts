import 'server-only'
import { AuthError, type NextStep } from '@/lib/auth/errors'
import type { EntraRefusal } from '@/lib/auth/entra-refusal'
import type { Advice } from '@/lib/auth/entra-error-table'
import { explainSignInError } from '@/lib/auth/sign-in-errors'
import { env } from '@/lib/env/server'

/** The facts that fill the sentences about a refused sign-in. */
export function signInFacts() {
  const { tenantId, clientId, origin, authorityHost } = env()
  return { tenantId, clientId, origin, authorityHost }
}

/** Entra's refusal in words, as the answer to a request of our API. */
export function refusalError(refusal: EntraRefusal): AuthError {
  const advice = explainSignInError(refusal.code, signInFacts())
  const { title, detail } = advice
  const message = `${title}. ${detail}`
  if (refusal.kind === 'unavailable')
    return new AuthError('ENTRA_UNAVAILABLE', message, {
      status: 503,
      action: 'retry',
      retryAfterSeconds: 5,
    })
  if (refusal.kind === 'misconfigured')
    return new AuthError('ENTRA_MISCONFIGURED', message, { status: 503, action: 'ask-admin' })
  return new AuthError(
    refusal.kind === 'interaction' ? 'INTERACTION_REQUIRED' : 'SESSION_ENDED',
    message,
    {
      status: 401,
      action: nextStep(advice),
      ...(refusal.claims === null ? {} : { claims: refusal.claims }),
    },
  )
}

export const notSignedIn = () =>
  new AuthError('NOT_SIGNED_IN', 'Please sign in.', { status: 401, action: 'sign-in' })

export const sessionEnded = () =>
  new AuthError('SESSION_ENDED', 'Your session has ended. Please sign in again.', {
    status: 401,
    action: 'sign-in',
  })

/** Signing in again is no advice to somebody whom a policy keeps out. */
function nextStep({ action, audience }: Advice): NextStep {
  if (action === 'admin-consent') return 'consent'
  return action === 'none' && audience !== 'person' ? 'ask-admin' : 'sign-in'
}
