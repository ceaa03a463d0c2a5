import 'server-only'
import { bearerCaller } from '@/lib/auth/bearer-caller'
import type { Caller } from '@/lib/auth/caller'
import { type CookieJar, parseCookies } from '@/lib/auth/cookie-jar'
import { findSession } from '@/lib/auth/find-session'
import { freshSession } from '@/lib/auth/refresh-session'
import { sessionCaller } from '@/lib/auth/session-caller'
import { storeSession } from '@/lib/auth/session-cookies'
import { notSignedIn, refusalError, sessionEnded } from '@/lib/auth/session-ended'

export type RequestCaller = {
  caller: Caller
  /** Complete `Set-Cookie` values, for the answer: a refreshed session. Empty for bearers. */
  setCookies: string[]
}

/**
 * Who makes this request: its bearer, else its session, refreshed when due. A bearer always wins, even a bad
 * one: a script must never act as whoever is signed in beside it. Throws an AuthError when nobody is asking.
 */
export async function callerForRequest(request: Request): Promise<RequestCaller> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) return { caller: await bearerCaller(authorization), setCookies: [] }
  return callerFromSession(parseCookies(request.headers.get('cookie')))
}

async function callerFromSession(jar: CookieJar): Promise<RequestCaller> {
  const found = findSession(jar)
  if (found.kind === 'none') throw notSignedIn()
  if (found.kind !== 'live') throw sessionEnded()
  const result = await freshSession(found.session)
  if (result.kind === 'signed-out') throw sessionEnded()
  if (result.kind === 'refused') throw refusalError(result.refusal)
  const isRenewed = result.session !== found.session
  return {
    caller: sessionCaller(result.session),
    setCookies: isRenewed ? storeSession(result.session, jar) : [],
  }
}
