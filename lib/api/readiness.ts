import 'server-only'
import { tenantKeys } from '@/lib/auth/tenant-keys'
import { env } from '@/lib/env/server'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process-wide'

export type Readiness =
  { isReady: true; keysAgeSeconds: number } | { isReady: false; detail: string }

type KeysCheck = { checkedAt: number; fetchedAt: number | null; running: Promise<void> | null }

// Anybody may ask, and often: Entra is asked on their behalf this seldom.
const checkEveryMs = 15_000

const keysCheck = (): KeysCheck =>
  processWide('readiness', () => ({ checkedAt: 0, fetchedAt: null, running: null }))

/** Whether this process can serve people: its settings hold, and Entra hands out the keys to verify tokens with. */
export async function readiness(nowMs = Date.now()): Promise<Readiness> {
  try {
    env()
  } catch {
    return { isReady: false, detail: 'The settings are not valid. The log lists every fault.' }
  }
  const check = keysCheck()
  if (nowMs - check.checkedAt >= checkEveryMs) check.running ??= fetchKeys(check)
  await check.running
  if (check.fetchedAt === null || check.fetchedAt < check.checkedAt)
    return { isReady: false, detail: "Entra ID's signing keys cannot be fetched." }
  return { isReady: true, keysAgeSeconds: Math.round((Date.now() - check.fetchedAt) / 1000) }
}

async function fetchKeys(check: KeysCheck): Promise<void> {
  try {
    await tenantKeys().reload()
    check.checkedAt = check.fetchedAt = Date.now()
  } catch (error) {
    check.checkedAt = Date.now()
    log.error('health.keys-unreachable', { error })
  } finally {
    check.running = null
  }
}
