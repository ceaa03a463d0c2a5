import 'server-only'
import { processWide } from '@/lib/process-wide'
import type { TokenHolder } from './access-token'
import { waitedInVain } from './transport-error'

/**
 * Connections that many people share: what they are for, how many of them one person has at once, and how long a
 * call waits for its turn. Without `patienceMs` it waits until its signal says otherwise.
 */
export type Share = { name: string; atOnce: number; patienceMs?: number }

type Line = { taken: number; waiting: Set<() => void> }

const lines = () => processWide('databricks.turns', () => new Map<string, Line>())

/**
 * Resolves when it is this person's turn at a host, with what gives the turn back. Connections are few, and whoever
 * asks for hundreds of slow answers at once would have them all; so their own calls wait for each other, and nobody
 * else's do. Throws the reason of `signal` when that ends the wait, and a TOO_MANY_UNDER_WAY when the share's patience does.
 */
export async function takeTurn(
  { name, atOnce, patienceMs }: Share,
  { tenantId, objectId }: Pick<TokenHolder, 'tenantId' | 'objectId'>,
  host: string,
  signal: AbortSignal,
): Promise<() => void> {
  const key = [name, tenantId, objectId, host].join('|')
  const line = lines().get(key) ?? { taken: 0, waiting: new Set() }
  lines().set(key, line)
  if (line.taken < atOnce) line.taken += 1
  else await waitIn(line, signal, patienceMs)
  let isTaken = true
  return () => {
    if (isTaken) giveBack(key, line)
    isTaken = false
  }
}

function waitIn(
  { waiting }: Line,
  signal: AbortSignal,
  patienceMs: number | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error)
    const leave = (reason: Error) => {
      end()
      reject(reason)
    }
    const begin = () => {
      end()
      resolve()
    }
    const isAborted = () => leave(signal.reason as Error)
    const timer =
      patienceMs === undefined ? undefined : setTimeout(() => leave(waitedInVain()), patienceMs)
    const end = () => {
      waiting.delete(begin)
      clearTimeout(timer)
      signal.removeEventListener('abort', isAborted)
    }
    waiting.add(begin)
    signal.addEventListener('abort', isAborted, { once: true })
  })
}

function giveBack(key: string, line: Line): void {
  const [begin] = line.waiting
  if (begin) return begin()
  line.taken -= 1
  if (line.taken === 0) lines().delete(key)
}
