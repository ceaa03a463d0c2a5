import 'server-only'
import { LRUCache } from 'lru-cache'
import { processWide } from '@/lib/process-wide'

// Longer than any cookie of ours lives: 24 hours at most, and 24 more in the browser.
const keptMs = 49 * 3_600_000

const denied = () =>
  processWide(
    'auth.denied-sessions',
    () => new LRUCache<string, true>({ max: 100_000, ttl: keptMs }),
  )

/** From now on this session is refused, even when a refresh in flight sets its cookie again. */
export function denySession(sessionId: string): void {
  denied().set(sessionId, true)
}

export function isDenied(sessionId: string): boolean {
  return denied().has(sessionId)
}
