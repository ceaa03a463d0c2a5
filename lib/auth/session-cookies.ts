import 'server-only'
import { type CookieJar, setCookie } from '@/lib/auth/cookie-jar'
import { cookieNames } from '@/lib/auth/cookie-names'
import { AuthError } from '@/lib/auth/errors'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { encodeSession } from '@/lib/auth/session-codec'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'

// A browser keeps 4096 bytes of name, value and attributes; ours take about 100 beside the value.
const chunkSize = 3_900
const maxChunks = 4
const alertBytes = 8 * 1024
const maxBytes = 12 * 1024

/** How long a browser keeps the cookie after the session's end, so that Entra can be asked again silently. */
const afterlifeSeconds = 24 * 3600

/** More than browsers, proxies and Node's own header limit would carry. */
export class SessionTooLargeError extends AuthError {
  constructor() {
    super('SESSION_TOO_LARGE', 'Your sign-in is too large for a cookie.', {
      status: 403,
      action: 'ask-admin',
    })
  }
}

/** What may be the session's cookie, most likely first; usually one, none when nobody is signed in. */
export function sessionCandidates(jar: CookieJar): string[] {
  const name = cookieNames().session
  const whole = jar.get(name)
  return [whole, joinChunks(jar, name)].filter((value): value is string => Boolean(value))
}

/** The first chunk says how many there are (`2.…`), so a stale one beside them changes nothing. */
function joinChunks(jar: CookieJar, name: string): string | undefined {
  const [, count, first] = /^([2-4])\.(.+)$/.exec(jar.get(`${name}.0`) ?? '') ?? []
  if (!count || !first) return undefined
  const rest = Array.from({ length: Number(count) - 1 }, (_, at) => jar.get(`${name}.${at + 1}`))
  return rest.includes(undefined) ? undefined : [first, ...rest].join('')
}

/** The cookies, by name, that hold this session. Throws when no browser or server would carry them. */
export function sessionCookies(session: Session): Map<string, string> {
  const name = cookieNames().session
  const value = encodeSession(session)
  if (value.length > maxBytes) throw new SessionTooLargeError()
  if (value.length > alertBytes) log.warn('session is large', { cookieBytes: value.length })
  if (value.length <= chunkSize) return new Map([[name, value]])
  const chunks = value.match(new RegExp(`.{1,${chunkSize}}`, 'g')) ?? []
  return new Map(
    chunks.map((part, at) => [`${name}.${at}`, at ? part : `${chunks.length}.${part}`]),
  )
}

/** `Set-Cookie` values that store the session and expire every chunk of it that is not rewritten. */
export function storeSession(session: Session, jar: CookieJar): string[] {
  const kept = sessionCookies(session)
  const maxAgeSeconds = sessionEnd(session) + afterlifeSeconds - nowSeconds()
  const { isSecureOrigin: isSecure } = env()
  return [
    ...staleNames(jar)
      .filter((name) => !kept.has(name))
      .map((name) => setCookie(name, '', { maxAgeSeconds: 0, isSecure })),
    ...[...kept].map(([name, value]) => setCookie(name, value, { maxAgeSeconds, isSecure })),
  ]
}

/** `Set-Cookie` values that take the session out of the browser, and what it had beside it. */
export function expireSession(jar: CookieJar): string[] {
  const { isSecureOrigin: isSecure } = env()
  const { session, added } = cookieNames()
  const names = new Set([session, ...staleNames(jar), ...(jar.has(added) ? [added] : [])])
  return [...names].map((name) => setCookie(name, '', { maxAgeSeconds: 0, isSecure }))
}

/** The jar as the browser will send it after `storeSession`; for what runs later in the same request. */
export function withSession(jar: CookieJar, session: Session): CookieJar {
  const next = new Map(jar)
  for (const name of staleNames(jar)) next.delete(name)
  for (const [name, value] of sessionCookies(session)) next.set(name, value)
  return next
}

export function withoutSession(jar: CookieJar): CookieJar {
  const next = new Map(jar)
  for (const name of staleNames(jar)) next.delete(name)
  return next
}

/** Names of this session's cookies in the jar. Other names with the same beginning are not ours to touch. */
function staleNames(jar: CookieJar): string[] {
  const name = cookieNames().session
  const chunks = Array.from({ length: maxChunks + 6 }, (_, at) => `${name}.${at}`)
  return [name, ...chunks].filter((candidate) => jar.has(candidate))
}

/** Seconds since the epoch at which Entra has to be asked again, whatever happened in between. */
export function sessionEnd(session: Session): number {
  return session.signedInAt + Math.round(env().sessionMaxAgeHours * 3600)
}
