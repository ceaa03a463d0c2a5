import 'server-only'
import { bearerCaller } from '@/lib/auth/bearer-caller'
import type { Caller } from '@/lib/auth/caller'
import { type CookieJar, parseCookies } from '@/lib/auth/cookie-jar'
import { denialsKnown } from '@/lib/auth/denied-sessions'
import { AuthError, isAuthError } from '@/lib/auth/errors'
import { findSession } from '@/lib/auth/find-session'
import { freshSession } from '@/lib/auth/refresh-session'
import type { Session } from '@/lib/auth/session'
import { sessionCaller } from '@/lib/auth/session-caller'
import { expireSession, storeSession } from '@/lib/auth/session-cookies'
import { notSignedIn, refusalError, sessionEnded } from '@/lib/auth/session-ended'

export type RequestCaller = {
  caller: Caller
  /** Complete `Set-Cookie` values, for the answer: a refreshed session. Empty for bearers. */
  setCookies: string[]
}

/** What of a request says who makes it. */
type Telling = { headers: Pick<Headers, 'get'> }

/**
 * Who makes this request: its bearer, else its session, refreshed when due. A bearer always wins, even a bad
 * one: a script must never act as whoever is signed in beside it. Throws an AuthError when nobody is asking.
 */
export async function callerForRequest({ headers }: Telling): Promise<RequestCaller> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return { caller: await bearerCaller(authorization), setCookies: [] }
  return callerFromSession(parseCookies(headers.get('cookie')))
}

async function callerFromSession(jar: CookieJar): Promise<RequestCaller> {
  await denialsKnown()
  const found = findSession(jar)
  if (found.kind === 'none') throw notSignedIn()
  if (found.kind !== 'live') throw sessionEnded()
  const result = await freshSession(found.session)
  if (result.kind === 'signed-out') throw sessionEnded()
  if (result.kind === 'refused') {
    // Entra said no for good; kept, the session would be tried at Entra again and again.
    const isOver = result.refusal.kind === 'ended'
    throw withCookies(refusalError(result.refusal), isOver ? expireSession(jar) : [])
  }
  const isRenewed = result.session !== found.session
  const setCookies = isRenewed ? storeSession(result.session, jar) : []
  return { caller: callerOr(result.session, jar, setCookies), setCookies }
}

/** A person who lost their role keeps the refreshed session all the same: else each request would refresh again. */
function callerOr(session: Session, jar: CookieJar, setCookies: string[]): Caller {
  try {
    return sessionCaller(session, jar)
  } catch (error) {
    throw isAuthError(error) ? withCookies(error, setCookies) : error
  }
}

const withCookies = ({ code, message, more }: AuthError, setCookies: string[]) =>
  new AuthError(code, message, { ...more, setCookies })
