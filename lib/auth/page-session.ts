import 'server-only'
import { type CookieJar, parseCookies } from '@/lib/auth/cookie-jar'
import { denialsKnown } from '@/lib/auth/denied-sessions'
import { AuthError } from '@/lib/auth/errors'
import type { EntraRefusal } from '@/lib/auth/entra-refusal'
import { findSession } from '@/lib/auth/find-session'
import { freshSession, isDue } from '@/lib/auth/refresh-session'
import { nowSeconds, type Session } from '@/lib/auth/session'
import {
  expireSession,
  storeSession,
  withoutSession,
  withSession,
} from '@/lib/auth/session-cookies'
import { signInFacts } from '@/lib/auth/session-ended'
import { explainSignInError } from '@/lib/auth/sign-in-errors'
import { signInErrorPath, signInPath } from '@/lib/auth/sign-in-paths'
import { type BrowserAnswer, type SignInRequest, startSignIn } from '@/lib/auth/start-sign-in'
import { env } from '@/lib/env/server'

export type PageRequest = {
  cookies: string | null
  /** Path and query, the place to come back to. */
  path: string
  /** The sign-in pages themselves, which signed-out people may see. */
  isPublic: boolean
  /** A whole page load, which may be led to another site; not a fetch of the router. */
  isNavigation: boolean
}

/** Either the page renders, with these cookies on both sides, or the browser goes elsewhere. */
export type PageSession =
  | { kind: 'render'; jar: CookieJar; setCookies: string[] }
  | { kind: 'redirect'; answer: BrowserAnswer }

/** The session for a page about to render: refreshed when due, ended when Entra says so. */
export async function sessionForPage(request: PageRequest): Promise<PageSession> {
  const jar = parseCookies(request.cookies)
  await denialsKnown()
  const found = findSession(jar)
  // A page that shows nobody's data needs no fresh token.
  if (found.kind === 'live')
    return request.isPublic
      ? { kind: 'render', jar, setCookies: [] }
      : livePage(found.session, jar, request)
  const ended = found.kind === 'none' ? [] : expireSession(jar)
  if (request.isPublic) return { kind: 'render', jar: withoutSession(jar), setCookies: ended }
  // Past its absolute life: Entra usually still knows the person and asks nothing.
  if (found.kind === 'over-age') return askAgain(request, found.session, ended)
  return { kind: 'redirect', answer: toSignIn(request, ended) }
}

async function livePage(
  session: Session,
  jar: CookieJar,
  request: PageRequest,
): Promise<PageSession> {
  if (!isDue(session)) return { kind: 'render', jar, setCookies: [] }
  const result = await freshSession(session)
  if (result.kind === 'fresh')
    return result.session === session
      ? { kind: 'render', jar, setCookies: [] }
      : renewedPage(result.session, jar)
  const ended = expireSession(jar)
  if (result.kind === 'signed-out') return { kind: 'redirect', answer: toSignIn(request, ended) }
  return refusedPage(result.refusal, session, request, ended)
}

function renewedPage(session: Session, jar: CookieJar): PageSession {
  try {
    return {
      kind: 'render',
      jar: withSession(jar, session),
      setCookies: storeSession(session, jar),
    }
  } catch (error) {
    if (!(error instanceof AuthError)) throw error
    const location = env().origin + signInErrorPath({ code: 'SessionTooLarge' })
    return { kind: 'redirect', answer: { location, setCookies: expireSession(jar) } }
  }
}

/** A session this young that is refused already would only go round in circles. */
const loopGuardSeconds = 10

async function refusedPage(
  refusal: EntraRefusal,
  session: Session,
  request: PageRequest,
  ended: string[],
): Promise<PageSession> {
  const { action } = explainSignInError(refusal.code, signInFacts())
  const helps = refusal.kind === 'interaction' || action === 'try-again'
  if (helps && nowSeconds() - session.signedInAt > loopGuardSeconds)
    return askAgain(request, session, ended, refusal.claims)
  // When Entra is away or misconfigured the session stays in the browser: it may work again in a minute.
  const isOver = refusal.kind === 'ended' || refusal.kind === 'interaction'
  const location = env().origin + signInErrorPath({ ...refusal, returnTo: request.path })
  return { kind: 'redirect', answer: { location, setCookies: isOver ? ended : [] } }
}

async function askAgain(
  request: PageRequest,
  session: Session,
  ended: string[],
  claims: string | null = null,
): Promise<PageSession> {
  if (!request.isNavigation) return { kind: 'redirect', answer: toSignIn(request, ended) }
  const again: SignInRequest = { returnTo: request.path, loginHint: session.userName }
  const jar = parseCookies(request.cookies)
  const answer = await startSignIn(claims === null ? again : { ...again, claims }, jar)
  return {
    kind: 'redirect',
    answer: { ...answer, setCookies: [...ended, ...answer.setCookies] },
  }
}

function toSignIn(request: PageRequest, setCookies: string[]): BrowserAnswer {
  return { location: env().origin + signInPath(request.path), setCookies }
}
