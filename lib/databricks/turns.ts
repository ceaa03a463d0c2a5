import 'server-only'
import { processWide } from '@/lib/process-wide'
import type { TokenHolder } from './access-token'

/** Connections that many people share: what they are for, and how many of them one person has at once. */
export type Share = { name: string; atOnce: number }

type Line = { taken: number; waiting: Set<() => void> }

const lines = () => processWide('databricks.turns', () => new Map<string, Line>())

/**
 * Resolves when it is this person's turn at a host, with what gives the turn back. Connections are few, and whoever
 * asks for hundreds of slow answers at once would have them all; so their own calls wait for each other, and nobody
 * else's do. Throws the reason of `signal` when that ends the wait.
 */
export async function takeTurn(
  { name, atOnce }: Share,
  { tenantId, objectId }: Pick<TokenHolder, 'tenantId' | 'objectId'>,
  host: string,
  signal: AbortSignal,
): Promise<() => void> {
  const key = [name, tenantId, objectId, host].join('|')
  const line = lines().get(key) ?? { taken: 0, waiting: new Set() }
  lines().set(key, line)
  if (line.taken < atOnce) line.taken += 1
  else await waitIn(line, signal)
  let isTaken = true
  return () => {
    if (isTaken) giveBack(key, line)
    isTaken = false
  }
}

function waitIn({ waiting }: Line, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      waiting.delete(begin)
      reject(signal.reason as Error)
    }
    if (signal.aborted) return leave()
    waiting.add(begin)
    signal.addEventListener('abort', leave, { once: true })
  })
}

function giveBack(key: string, line: Line): void {
  const [begin] = line.waiting
  if (begin) {
    line.waiting.delete(begin)
    return begin()
  }
  line.taken -= 1
  if (line.taken === 0) lines().delete(key)
}
