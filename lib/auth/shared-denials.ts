import 'server-only'
import type { LRUCache } from 'lru-cache'
import { log } from '@/lib/log'
import { redis, type Redis } from '@/lib/redis'

const key = 'lakedeck:denied-sessions'

/** At start nobody waits longer for what was denied before. */
const patienceMs = 3_000

export type SharedDenials = { tell: (sessionId: string) => void; known: Promise<void> }

/**
 * Carries denials between servers, and over their restarts: kept in Redis as long as a cookie may live, and told
 * to every server the moment they are made, so that asking costs no call. What could not be told while Redis was
 * away is told when it is back.
 */
export function shareDenials(here: LRUCache<string, true>, keptMs: number): SharedDenials {
  const shared = redis()
  if (!shared) return { tell: () => undefined, known: Promise.resolve() }
  const store = async (client: Redis, sessionIds: readonly string[]) => {
    const now = Date.now()
    await client.zRemRangeByScore(key, '-inf', now)
    for (const value of sessionIds) await client.zAdd(key, { score: now + keptMs, value })
  }
  const tell = async (sessionId: string) => {
    const client = await shared
    await store(client, [sessionId])
    await client.publish(key, sessionId)
  }
  return {
    tell: (sessionId) => void tell(sessionId).catch(untold),
    known: soon(listen(shared, here, store)),
  }
}

type Store = (client: Redis, sessionIds: readonly string[]) => Promise<void>

async function listen(
  shared: Promise<Redis>,
  here: LRUCache<string, true>,
  store: Store,
): Promise<void> {
  const client = await shared
  const learn = (sessionId: string) => void here.set(sessionId, true)
  const catchUp = async () => {
    await store(client, [...here.keys()])
    for (const sessionId of await client.zRangeByScore(key, Date.now(), '+inf')) learn(sessionId)
  }
  // A connection that listens can do nothing else. Its faults are told by the other one.
  const ear = client.duplicate({ disableOfflineQueue: false })
  ear.on('error', () => undefined)
  client.on('ready', () => void catchUp().catch(untold))
  client.on('end', () => ear.destroy())
  await ear.connect()
  await ear.subscribe(key, learn)
  if (client.isReady) await catchUp()
}

const untold = (error: unknown) => log.warn('denials.not-shared', { error })

function soon(work: Promise<void>): Promise<void> {
  const given = new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref())
  return Promise.race([work.catch(untold), given])
}
