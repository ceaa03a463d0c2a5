import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { AuthError } from '@/lib/auth/errors'

/** The signed-in person, or null; for pages that look different for both. */
export function findCaller(): Promise<Caller | null> {
  return Promise.resolve(null)
}

/** The signed-in person; without one the browser is sent to sign in and come back. */
export async function requireCaller(): Promise<Caller> {
  const caller = await findCaller()
  if (!caller) throw new AuthError('NOT_SIGNED_IN', 'Please sign in.', { status: 401 })
  return caller
}
