import 'server-only'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process-wide'

/**
 * The store that several servers share, when REDIS_URL names one; null without. Nothing waits for it: as long as
 * it is away its commands fail at once, and whoever asked does without.
 */
export function redis(): Promise<Redis> | null {
  const { redisUrl } = env()
  return redisUrl === null ? null : processWide('redis', () => connect(redisUrl))
}

export type Redis = Awaited<ReturnType<typeof connect>>

async function connect(url: string) {
  // Here alone, so that an installation without Redis never loads it.
  const { createClient } = await import('@redis/client')
  const client = createClient({
    url,
    // The second version is what every Redis speaks.
    RESP: 2,
    disableOfflineQueue: true,
    // Azure closes connections on which nothing was said for ten minutes.
    pingInterval: 60_000,
    socket: {
      connectTimeout: 3_000,
      reconnectStrategy: (tries) => Math.min(5_000, 100 * 2 ** tries),
    },
  })
  reportTurns(client)
  // Each failure is an event, and it goes on trying.
  client.connect().catch(() => undefined)
  return client
}

type Events = { on: (event: 'ready' | 'error', hear: (error?: unknown) => void) => unknown }

/** One line when it goes away and one when it is back, however often it is tried meanwhile. */
function reportTurns(client: Events): void {
  let isThere: boolean | null = null
  client.on('ready', () => {
    isThere = true
    log.info('redis.connected')
  })
  client.on('error', (error) => {
    if (isThere !== false) log.warn('redis.away', { error })
    isThere = false
  })
}
