import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { safeReturnPath } from '@/lib/auth/callback-url'
import type { CookieJar } from '@/lib/auth/cookie-jar'
import { cookieNames } from '@/lib/auth/cookie-names'
import { callNextAuth, type NextAuthAnswer } from '@/lib/auth/next-auth-call'
import { takeChecks } from '@/lib/auth/next-auth-notes'
import { readTrail } from '@/lib/auth/sign-in-failure'
import { storeNote } from '@/lib/auth/sign-in-note'
import { signInErrorPath } from '@/lib/auth/sign-in-paths'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'

export type SignInRequest = {
  returnTo: string
  /** `none` asks Entra to answer without a question to the person. */
  prompt?: 'none' | 'login' | 'select_account' | 'consent' | undefined
  loginHint?: string | undefined
  /** A claims challenge, as JSON, that Entra wants answered. */
  claims?: string | undefined
  /** How often this browser has been sent before without a new press of a button. */
  attempt?: 'first' | 'again'
}

export type BrowserAnswer = { location: string; setCookies: string[] }

/** Behind the state of a second try: a browser that keeps no cookies must not be sent round for ever. */
export const secondTry = '.again'

/**
 * Where to send the browser to sign in, and the note it has to carry there and back. The jar is what it carries
 * already: other tabs may be on their way.
 */
export async function startSignIn(request: SignInRequest, jar: CookieJar): Promise<BrowserAnswer> {
  const returnTo = safeReturnPath(request.returnTo, env().origin)
  const answer = await callNextAuth({
    action: 'signin',
    method: 'POST',
    query: authorizeParameters(request),
    ...csrfPair(returnTo),
  })
  if (!answer.location?.startsWith(`${env().authorityHost}/`)) return notStarted(answer, returnTo)
  const checks = await takeChecks(answer.setCookies)
  const attempt = request.prompt === 'none' ? 'silent' : (request.attempt ?? 'first')
  return {
    location: attempt === 'again' ? marked(answer.location, checks.state) : answer.location,
    setCookies: storeNote({ ...checks, returnTo, attempt }, jar),
  }
}

function marked(location: string, state: string): string {
  const url = new URL(location)
  url.searchParams.set('state', state + secondTry)
  return url.href
}

function notStarted({ trail }: NextAuthAnswer, returnTo: string): BrowserAnswer {
  const { code, correlationId, error } = readTrail(trail)
  log.error('sign-in did not start', { code, correlationId, error })
  const location = env().origin + signInErrorPath({ code, correlationId, returnTo })
  return { location, setCookies: [] }
}

function authorizeParameters({ prompt, loginHint, claims }: SignInRequest): Record<string, string> {
  return {
    ...(prompt ? { prompt } : {}),
    ...(loginHint ? { login_hint: loginHint } : {}),
    ...(claims ? { claims } : {}),
  }
}

/** NextAuth starts only for who holds its token and cookie. Where the request came from is checked before this. */
function csrfPair(returnTo: string) {
  const csrfToken = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${csrfToken}${env().secrets[0]}`).digest('hex')
  return {
    body: { csrfToken, callbackUrl: returnTo },
    cookies: new Map([[cookieNames().csrf, `${csrfToken}|${hash}`]]),
  }
}
