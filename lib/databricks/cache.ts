import 'server-only'
import { LRUCache } from 'lru-cache'
import { processWide } from '@/lib/process-wide'
import type { TokenHolder } from './access-token'
import { renewAllowances } from './call-allowance'
import { isDatabricksError } from './errors'
import type { KnownWorkspace } from './workspaces'

/**
 * How long an answer may be used again. `freshMs`: as it is. After that, for `staleMs`: at once, while a new
 * one is fetched behind it. States that people watch move (a starting cluster, polled every 3 s) get two
 * seconds and no stale time: enough that tabs and panels share one call, too little to lag behind by a poll.
 */
export type Keep = {
  freshMs: number
  staleMs?: number
  /** It can never be otherwise (the output of a task that ended), so no change of the person's makes it forgotten. */
  isLasting?: boolean
  /** Only this much of the answer is kept; the name tells it from the whole and from other parts. */
  part?: { name: string; of: (value: unknown) => unknown }
  /** Whether a call may begin for it now; `isAgain` when an answer is here that is merely old. */
  mayAsk?: ((isAgain: boolean) => boolean) | undefined
}

/** Nothing is remembered, and no call may begin for it now. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked'
}

export type Remembered = {
  value: unknown
  /** When Databricks was asked, epoch ms. */
  at: number
  bytes: number
}

type Memory = {
  answers: LRUCache<string, Remembered>
  flights: Map<string, Promise<Remembered>>
}

const memory = (): Memory =>
  processWide('databricks.answers', () => ({
    answers: new LRUCache<string, Remembered>({
      maxSize: 64 * 1024 * 1024,
      maxEntrySize: 8 * 1024 * 1024,
      // Parsed objects take a few times the bytes of their text.
      sizeCalculation: ({ bytes }) => 1024 + bytes * 3,
    }),
    flights: new Map(),
  }))

/** The key begins with the person: nobody can be answered with what another was told. */
const prefixOf = ({ tenantId, objectId }: TokenHolder, host: string) =>
  `${tenantId}|${objectId}|${host}|`

export function answerKey(caller: TokenHolder, host: string, method: string, path: string): string {
  return `${prefixOf(caller, host)}${method}|${path}`
}

/** As `answerKey`, for an answer that is kept in a way of its own. */
export function keyFor(
  keep: Keep,
  caller: TokenHolder,
  host: string,
  method: string,
  path: string,
): string {
  const key = answerKey(caller, keep.isLasting ? lasting + host : host, method, path)
  return keep.part ? `${key}#${keep.part.name}` : key
}

// No host begins so.
const lasting = 'lasting|'

/**
 * The remembered answer if it is young enough; else one call, shared by all who ask meanwhile. Where none may begin,
 * a stale answer stands as it is, and without one it throws `NotAsked`.
 */
export function remembered(
  key: string,
  keep: Keep,
  load: () => Promise<Remembered>,
): Promise<Remembered> {
  const known = memory().answers.get(key)
  const ageMs = known ? Date.now() - known.at : Number.POSITIVE_INFINITY
  if (known && ageMs < keep.freshMs) return Promise.resolve(known)
  const isUsable = known !== undefined && ageMs < keep.freshMs + (keep.staleMs ?? 0)
  const running = memory().flights.get(key)
  if (!running && keep.mayAsk?.(isUsable) === false)
    return isUsable ? Promise.resolve(known) : Promise.reject(new NotAsked())
  const flight = running ?? startFlight(key, load)
  if (!isUsable) return flight
  // Whoever comes next sees the failure; this one already has an answer.
  flight.catch(() => undefined)
  return Promise.resolve(known)
}

function startFlight(key: string, load: () => Promise<Remembered>): Promise<Remembered> {
  const { answers, flights } = memory()
  const flight = load()
    .then((answer) => {
      // Gone from the list: the person changed something meanwhile, so this may be older than the change.
      if (flights.get(key) === flight) answers.set(key, answer)
      return answer
    })
    .catch((error: unknown) => {
      // What this person may no longer see is not shown once more from memory.
      if (isRefusal(error)) answers.delete(key)
      throw error
    })
    .finally(() => {
      if (flights.get(key) === flight) flights.delete(key)
    })
  flights.set(key, flight)
  return flight
}

const isRefusal = (error: unknown): boolean =>
  isDatabricksError(error) && (error.kind === 'no-access' || error.kind === 'not-found')

/** After each change a person makes in a workspace: what it told them before may no longer be so, but for what lasts. */
export function forgetAnswers(
  caller: TokenHolder,
  { alias, host }: Pick<KnownWorkspace, 'alias' | 'host'>,
): void {
  const { answers, flights } = memory()
  const isOver = (key: string) => key.startsWith(prefixOf(caller, host))
  for (const key of [...answers.keys()]) if (isOver(key)) answers.delete(key)
  for (const key of [...flights.keys()]) if (isOver(key)) flights.delete(key)
  // What is no longer remembered has to be asked again.
  renewAllowances(caller, alias)
}
