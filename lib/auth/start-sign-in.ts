import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { safeReturnPath } from '@/lib/auth/callback-url'
import { setCookie } from '@/lib/auth/cookie-jar'
import { cookieNames } from '@/lib/auth/cookie-names'
import { callNextAuth } from '@/lib/auth/next-auth-call'
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

const attemptSeconds = 15 * 60

/** Where to send the browser to sign in, and the notes it has to carry there and back. */
export async function startSignIn(request: SignInRequest): Promise<BrowserAnswer> {
  const { origin, isSecureOrigin: isSecure } = env()
  const returnTo = safeReturnPath(request.returnTo, origin)
  const answer = await callNextAuth({
    action: 'signin',
    method: 'POST',
    query: authorizeParameters(request),
    ...csrfPair(returnTo),
  })
  const isToEntra = answer.location?.startsWith(`${env().authorityHost}/`)
  if (!answer.location || !isToEntra) {
    for (const { code, error } of answer.trail.errors)
      log.error('sign-in did not start', { code, error })
    return { location: origin + signInErrorPath({ code: 'OAuthSignin', returnTo }), setCookies: [] }
  }
  const names = cookieNames()
  const note = request.prompt === 'none' ? 'silent' : (request.attempt ?? 'first')
  return {
    location: answer.location,
    setCookies: [
      ...answer.setCookies.filter((cookie) => !cookie.startsWith(`${names.csrf}=`)),
      setCookie(names.attempt, note, { maxAgeSeconds: attemptSeconds, isSecure }),
    ],
  }
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
