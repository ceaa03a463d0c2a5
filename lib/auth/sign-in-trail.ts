import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Session } from '@/lib/auth/session'

/**
 * What happened inside one sign-in. NextAuth answers every failure with the same redirect and keeps one
 * logger for all requests, so its callbacks and logger leave their findings here.
 */
export type SignInTrail = {
  session: Session | null
  errors: { code: string; error: Error | null }[]
}

const storage = new AsyncLocalStorage<SignInTrail>()

export const currentTrail = () => storage.getStore()

export async function withTrail<T>(
  run: () => Promise<T>,
): Promise<{ trail: SignInTrail; result: T }> {
  const trail: SignInTrail = { session: null, errors: [] }
  return { trail, result: await storage.run(trail, run) }
}
