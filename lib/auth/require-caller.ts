import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Caller } from '@/lib/auth/caller'
import { safeReturnPath } from '@/lib/auth/callback-url'
import { AuthError } from '@/lib/auth/errors'
import { findSession } from '@/lib/auth/find-session'
import { isExpired } from '@/lib/auth/refresh-session'
import { pagePathHeader } from '@/lib/auth/page-path'
import { sessionCaller } from '@/lib/auth/session-caller'
import { signInErrorPath, signInPath } from '@/lib/auth/sign-in-paths'
import { env } from '@/lib/env/server'

/**
 * Never refreshes: a page cannot set cookies, so proxy.ts did that before. Without it an expired token counts
 * as signed out.
 */
const readCaller = cache(async (): Promise<Caller | 'no-role' | null> => {
  const all = (await cookies()).getAll()
  const jar = new Map(all.map(({ name, value }) => [name, value]))
  const found = findSession(jar)
  if (found.kind !== 'live' || isExpired(found.session)) return null
  try {
    return sessionCaller(found.session, jar)
  } catch (error) {
    if (error instanceof AuthError && error.code === 'ROLE_MISSING') return 'no-role'
    throw error
  }
})

/** The signed-in person, or null; for pages that look different for both. */
export async function findCaller(): Promise<Caller | null> {
  const caller = await readCaller()
  return caller === 'no-role' ? null : caller
}

/** The signed-in person; anybody else's browser is sent to sign in and come back, or reads what is missing. */
export async function requireCaller(): Promise<Caller> {
  const caller = await readCaller()
  if (caller === 'no-role') redirect(signInErrorPath({ code: 'RoleMissing' }))
  if (caller !== null) return caller
  const path = (await headers()).get(pagePathHeader)
  redirect(signInPath(safeReturnPath(path, env().origin)))
}
