import 'server-only'
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { CookieJar } from '@/lib/auth/cookie-jar'
import { isDenied } from '@/lib/auth/denied-sessions'
import { nowSeconds, type Session } from '@/lib/auth/session'
import { decodeSession } from '@/lib/auth/session-codec'
import { sessionCandidates, sessionEnd } from '@/lib/auth/session-cookies'
import { env } from '@/lib/env/server'
import { processWide } from '@/lib/process-wide'

export type FoundSession =
  | { kind: 'none' }
  /** Signed out, or not of this tenant any more. */
  | { kind: 'ended' }
  /** Past its absolute life: Entra has to be asked again, usually without a question to the person. */
  | { kind: 'over-age'; session: Session }
  | { kind: 'live'; session: Session }

const opened = () =>
  processWide(
    'auth.opened-sessions',
    () => new LRUCache<string, Session>({ max: 5_000, ttl: 60_000 }),
  )

/** The session in these cookies. Decrypted once a minute at most; its end is checked every time. */
export function findSession(jar: CookieJar): FoundSession {
  for (const cookie of sessionCandidates(jar)) {
    const session = openSession(cookie)
    if (session) return judge(session)
  }
  return { kind: 'none' }
}

function openSession(cookie: string): Session | null {
  const key = createHash('sha256').update(cookie).digest('base64')
  const known = opened().get(key)
  if (known) return known
  const session = decodeSession(cookie)
  if (session) opened().set(key, session)
  return session
}

function judge(session: Session): FoundSession {
  if (isDenied(session.sessionId) || session.tenantId !== env().tenantId) return { kind: 'ended' }
  if (nowSeconds() >= sessionEnd(session)) return { kind: 'over-age', session }
  return { kind: 'live', session }
}
