import 'server-only'
import { LRUCache } from 'lru-cache'
import { shareDenials } from '@/lib/auth/shared-denials'
import { processWide } from '@/lib/process-wide'

// Longer than any cookie of ours lives: 24 hours at most, and 24 more in the browser.
const keptMs = 49 * 3_600_000

const denied = () =>
  processWide('auth.denied-sessions', () => {
    const here = new LRUCache<string, true>({ max: 100_000, ttl: keptMs })
    return { here, shared: shareDenials(here, keptMs) }
  })

/** From now on this session is refused, even when a refresh in flight sets its cookie again. */
export function denySession(sessionId: string): void {
  denied().here.set(sessionId, true)
  denied().shared.tell(sessionId)
}

/** In the memory of this process, without REDIS_URL in that alone: a restart forgets who has signed out. */
export function isDenied(sessionId: string): boolean {
  return denied().here.has(sessionId)
}

/** Resolves when it is known who signed out before this process began, or cannot be known now. */
export const denialsKnown = (): Promise<void> => denied().shared.known
