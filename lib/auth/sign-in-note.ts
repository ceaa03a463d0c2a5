import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type CookieJar, setCookie } from '@/lib/auth/cookie-jar'
import { cookieNames } from '@/lib/auth/cookie-names'
import { seal, unseal } from '@/lib/auth/seal'
import { nowSeconds } from '@/lib/auth/session'
import { env } from '@/lib/env/server'

const purpose = 'sign-in'

/** Somebody may leave Microsoft's page open over lunch. */
const lifeSeconds = 3600

/** Each takes about 400 bytes of every request to us until it is used. */
const mostInABrowser = 6

const note = z.object({
  state: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  attempt: z.enum(['first', 'again', 'silent']),
  /** Nobody signs in: the person of this session consents to something more (lib/auth/azure-consent.ts). */
  consentingSession: z.string().optional(),
  /** Seconds since the epoch. */
  startedAt: z.number(),
})

/**
 * What a browser carries to Entra and back for one sign-in, sealed. Each sign-in has a cookie of its own, named
 * after its state: two tabs that sign in at the same time both come back to where they were.
 */
export type SignInNote = z.infer<typeof note>

/** `Set-Cookie` values that keep this note, and drop the oldest where a browser holds many. */
export function storeNote(started: Omit<SignInNote, 'startedAt'>, jar: CookieJar): string[] {
  const content = JSON.stringify({ ...started, startedAt: nowSeconds() } satisfies SignInNote)
  const value = seal(purpose, Buffer.from(content))
  const { isSecureOrigin: isSecure } = env()
  return [
    ...crowded(jar).map(expire),
    setCookie(nameOf(started.state), value, { maxAgeSeconds: lifeSeconds, isSecure }),
  ]
}

/** The note that the browser set off with for this state; null when it has none, or one too old. */
export function findNote(state: string, jar: CookieJar): SignInNote | null {
  const found = openNote(jar.get(nameOf(state)))
  return found?.state === state && !isOver(found) ? found : null
}

/** The `Set-Cookie` value that ends a note: it is good for one way back. */
export const dropNote = (state: string): string => expire(nameOf(state))

function nameOf(state: string): string {
  const tag = createHash('sha256').update(state).digest('hex').slice(0, 16)
  return `${cookieNames().signIn}.${tag}`
}

function openNote(value: string | undefined): SignInNote | null {
  const content = value === undefined ? null : unseal(purpose, value)
  return content === null ? null : note.parse(JSON.parse(content.toString('utf8')))
}

const isOver = ({ startedAt }: SignInNote) => nowSeconds() - startedAt > lifeSeconds

/** Names of notes to drop, so that with one more there are not too many. */
function crowded(jar: CookieJar): string[] {
  const held = [...jar].filter(([name]) => name.startsWith(`${cookieNames().signIn}.`))
  const ages = held.map(([name, value]) => ({ name, at: openNote(value)?.startedAt ?? 0 }))
  ages.sort((one, other) => other.at - one.at)
  return ages.slice(mostInABrowser - 1).map(({ name }) => name)
}

const expire = (name: string) =>
  setCookie(name, '', { maxAgeSeconds: 0, isSecure: env().isSecureOrigin })
