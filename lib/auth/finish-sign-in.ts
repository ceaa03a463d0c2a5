import 'server-only'
import { safeReturnPath } from '@/lib/auth/callback-url'
import { type CookieJar, parseCookies, setCookie } from '@/lib/auth/cookie-jar'
import { cookieNames } from '@/lib/auth/cookie-names'
import { type EntraRefusal, readRefusal } from '@/lib/auth/entra-refusal'
import { callNextAuth } from '@/lib/auth/next-auth-call'
import { personTag } from '@/lib/auth/person-tag'
import type { Session } from '@/lib/auth/session'
import { SessionTooLargeError, storeSession } from '@/lib/auth/session-cookies'
import { readTrail } from '@/lib/auth/sign-in-failure'
import { signInErrorPath } from '@/lib/auth/sign-in-paths'
import { type BrowserAnswer, startSignIn } from '@/lib/auth/start-sign-in'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'

/** Parameters of Entra's answer that NextAuth needs; anything else on the address stays outside. */
const parameters = ['code', 'state', 'session_state', 'client_info', 'iss'] as const

/** The browser is back from Entra: with a code, or with a refusal. Ends in a session or on a page with words. */
export async function finishSignIn(request: Request): Promise<BrowserAnswer> {
  const query = new URL(request.url).searchParams
  const jar = parseCookies(request.headers.get('cookie'))
  const returnTo = readReturnTo(jar)
  if (query.has('error'))
    return refusedByEntra(readRefusal(Object.fromEntries(query)), jar, returnTo)
  if (!hasNotes(jar)) return lostNotes(jar, returnTo)
  const answer = await callNextAuth({
    action: 'callback',
    method: 'GET',
    query: Object.fromEntries(parameters.flatMap((name) => pairOf(query, name))),
    cookies: notesOf(jar),
  })
  const { session } = answer.trail
  // Without an error, the session that the trail holds is the one NextAuth would have set.
  if (session && answer.trail.errors.length === 0) return signedIn(session, jar, returnTo)
  const failure = readTrail(answer.trail)
  return failure.code === 'StateLost' ? lostNotes(jar, returnTo) : explain(failure, returnTo)
}

function signedIn(session: Session, jar: CookieJar, returnTo: string): BrowserAnswer {
  try {
    const setCookies = [...storeSession(session, jar), ...expireNotes()]
    log.info('signed in', { person: personTag(session), roles: session.roles })
    return { location: env().origin + returnTo, setCookies }
  } catch (error) {
    if (!(error instanceof SessionTooLargeError)) throw error
    return explain({ code: 'SessionTooLarge', correlationId: null, error }, returnTo)
  }
}

/** Once the browser is simply sent again: its notes were too old, or another tab's sign-in replaced them. */
async function lostNotes(jar: CookieJar, returnTo: string): Promise<BrowserAnswer> {
  if (jar.get(cookieNames().attempt) === 'again')
    return explain({ code: 'StateLost', correlationId: null }, returnTo)
  return startSignIn({ returnTo, attempt: 'again' })
}

async function refusedByEntra(
  refusal: EntraRefusal,
  jar: CookieJar,
  returnTo: string,
): Promise<BrowserAnswer> {
  // A silent attempt that Entra could not answer silently: ask the person after all.
  const wasSilent = jar.get(cookieNames().attempt) === 'silent'
  if (wasSilent && refusal.kind === 'interaction')
    return startSignIn({ returnTo, attempt: 'again' })
  return explain(refusal, returnTo)
}

type Failure = { code: string; correlationId: string | null; at?: string; error?: unknown }

function explain(failure: Failure, returnTo: string): BrowserAnswer {
  const { code, correlationId, error } = failure
  log.warn('sign-in refused', { code, correlationId, error })
  return {
    location: env().origin + signInErrorPath({ ...failure, returnTo }),
    setCookies: expireNotes(),
  }
}

function readReturnTo(jar: CookieJar): string {
  const sent = jar.get(cookieNames().returnTo) ?? '/'
  try {
    return safeReturnPath(decodeURIComponent(sent), env().origin)
  } catch {
    return '/'
  }
}

const noteNames = () => [cookieNames().state, cookieNames().pkce, cookieNames().nonce]

const hasNotes = (jar: CookieJar) => noteNames().every((name) => jar.has(name))

const notesOf = (jar: CookieJar) => new Map([...jar].filter(([name]) => noteNames().includes(name)))

function expireNotes(): string[] {
  const { isSecureOrigin: isSecure } = env()
  const names = [...noteNames(), cookieNames().returnTo, cookieNames().attempt]
  return names.map((name) => setCookie(name, '', { maxAgeSeconds: 0, isSecure }))
}

function pairOf(query: URLSearchParams, name: string): [string, string][] {
  const value = query.get(name)
  return value === null ? [] : [[name, value]]
}
