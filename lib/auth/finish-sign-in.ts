import 'server-only'
import { finishAzureConsent } from '@/lib/auth/azure-consent'
import { safeReturnPath } from '@/lib/auth/callback-url'
import { type CookieJar, parseCookies } from '@/lib/auth/cookie-jar'
import { type EntraRefusal, readRefusal } from '@/lib/auth/entra-refusal'
import { callNextAuth, type NextAuthAnswer } from '@/lib/auth/next-auth-call'
import { checkCookies } from '@/lib/auth/next-auth-notes'
import { personTag } from '@/lib/auth/person-tag'
import type { Session } from '@/lib/auth/session'
import { SessionTooLargeError, storeSession } from '@/lib/auth/session-cookies'
import { readTrail } from '@/lib/auth/sign-in-failure'
import { dropNote, findNote, type SignInNote } from '@/lib/auth/sign-in-note'
import { signInErrorPath } from '@/lib/auth/sign-in-paths'
import { type BrowserAnswer, secondTry, startSignIn } from '@/lib/auth/start-sign-in'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'

/** Parameters of Entra's answer that NextAuth needs; anything else on the address stays outside. */
const parameters = ['code', 'session_state', 'client_info', 'iss'] as const

/** The browser is back from Entra: with a code, or with a refusal. Ends in a session or on a page with words. */
export async function finishSignIn(request: Request): Promise<BrowserAnswer> {
  const query = new URL(request.url).searchParams
  const jar = parseCookies(request.headers.get('cookie'))
  const [state, isSecondTry] = readState(query)
  const note = findNote(state, jar)
  if (note?.consentingSession) return finishAzureConsent(query, note, jar)
  const returnTo = safeReturnPath(note?.returnTo ?? '/', env().origin)
  const way: WayBack = {
    jar,
    state,
    returnTo,
    isSecondTry: isSecondTry || note?.attempt === 'again',
  }
  if (query.has('error'))
    return refusedByEntra(readRefusal(Object.fromEntries(query)), way, note?.attempt === 'silent')
  if (!note) return lostNote(way)
  const { trail } = await redeem(query, note)
  // Without an error, the session that the trail holds is the one NextAuth would have set.
  if (trail.session && trail.errors.length === 0) return signedIn(trail.session, way)
  const failure = readTrail(trail)
  return failure.code === 'StateLost' ? lostNote(way) : explain(failure, way)
}

/** One browser's return: which sign-in it belongs to, and where it was going. */
type WayBack = { jar: CookieJar; state: string; returnTo: string; isSecondTry: boolean }

function readState(query: URLSearchParams): [state: string, isSecondTry: boolean] {
  const sent = query.get('state') ?? ''
  return sent.endsWith(secondTry) ? [sent.slice(0, -secondTry.length), true] : [sent, false]
}

async function redeem(query: URLSearchParams, note: SignInNote): Promise<NextAuthAnswer> {
  const sent = Object.fromEntries(parameters.flatMap((name) => pairOf(query, name)))
  return callNextAuth({
    action: 'callback',
    method: 'GET',
    query: { ...sent, state: note.state },
    cookies: await checkCookies(note),
  })
}

function signedIn(session: Session, way: WayBack): BrowserAnswer {
  try {
    const setCookies = [...storeSession(session, way.jar), dropNote(way.state)]
    log.info('signed in', { person: personTag(session), roles: session.roles })
    return { location: env().origin + way.returnTo, setCookies }
  } catch (error) {
    if (!(error instanceof SessionTooLargeError)) throw error
    return explain({ code: 'SessionTooLarge', correlationId: null, error }, way)
  }
}

/** Once the browser is simply sent again: its note was too old, or is gone. */
async function lostNote({ jar, state, returnTo, isSecondTry }: WayBack): Promise<BrowserAnswer> {
  if (isSecondTry) return explain({ code: 'StateLost', correlationId: null }, { state, returnTo })
  return startAgain({ jar, state, returnTo })
}

async function startAgain({ jar, state, returnTo }: Omit<WayBack, 'isSecondTry'>) {
  const again = await startSignIn({ returnTo, attempt: 'again' }, jar)
  return { ...again, setCookies: [dropNote(state), ...again.setCookies] }
}

async function refusedByEntra(
  refusal: EntraRefusal,
  way: WayBack,
  wasSilent: boolean,
): Promise<BrowserAnswer> {
  if (!wasSilent || refusal.kind !== 'interaction') return explain(refusal, way)
  // A silent attempt that Entra could not answer silently: ask the person after all.
  return startAgain(way)
}

type Failure = { code: string; correlationId: string | null; at?: string; error?: unknown }

function explain(
  failure: Failure,
  { state, returnTo }: Pick<WayBack, 'state' | 'returnTo'>,
): BrowserAnswer {
  const { code, correlationId, error } = failure
  log.warn('sign-in refused', { code, correlationId, error })
  return {
    location: env().origin + signInErrorPath({ ...failure, returnTo }),
    setCookies: [dropNote(state)],
  }
}

function pairOf(query: URLSearchParams, name: string): [string, string][] {
  const value = query.get(name)
  return value === null ? [] : [[name, value]]
}
