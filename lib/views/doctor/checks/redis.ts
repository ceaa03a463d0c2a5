import 'server-only'
import { env } from '@/lib/env/server'
import { type Platform, platform } from '@/lib/env/platform'
import { redis } from '@/lib/redis'
import { failed, ok, warning } from '../rules'
import type { Check } from '../schema'

const subject = { id: 'installation.redis', title: 'Several instances (Redis)' }
const timeoutMs = 3_000

const follows =
  'sign-out ends the session in the browser and at Entra, but a refresh on its way on another instance may win once; limits on requests count per instance'

/** Whether the instances know of each other, and what follows where they do not. */
export async function checkRedis(): Promise<Check> {
  if (env().redisUrl === null) return withoutRedis(platform())
  try {
    await within(timeoutMs, ping())
    return ok(subject, 'Redis answers: sign-out and limits on requests hold over every instance.')
  } catch {
    return failed(
      subject,
      `Redis does not answer, so each instance is on its own: ${follows}.`,
      'Check REDIS_URL (rediss:// and port 6380 for Azure Cache for Redis), its access key and the network to it.',
    )
  }
}

const mayBeSeveral: Record<Platform, boolean> = {
  vercel: true,
  'app-service': true,
  kubernetes: true,
  own: false,
}

export function withoutRedis(on: Platform): Check {
  if (!mayBeSeveral[on])
    return ok(subject, `No Redis, which is right for one instance. With several ${follows}.`)
  return warning(
    subject,
    `No Redis. One instance needs none; with several ${follows}.`,
    'Set REDIS_URL where more than one instance runs.',
  )
}

/** A connection that was only just begun is not ready for some milliseconds. */
async function ping(): Promise<void> {
  const client = await redis()
  const deadline = Date.now() + timeoutMs
  while (!client?.isReady) {
    if (Date.now() > deadline) throw new Error('not connected')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await client.ping()
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
