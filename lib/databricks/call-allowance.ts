import 'server-only'
import { LRUCache } from 'lru-cache'
import { processWide } from '@/lib/process-wide'
import type { TokenHolder } from './access-token'
import type { WorkspaceAlias } from './ids'

/**
 * How many calls to a workspace one person's view of it may take, however long and however often it is open; what a
 * call leads to at once, as the output of a failed task, comes besides.
 */
const limits = {
  /** What is new, in one go: about ten seconds of what a workspace answers. */
  round: 300,
  /** What is new, by and by. */
  perMinute: 30,
  /** What is here already, and old. */
  againPerMinute: 40,
}

type Bucket = { left: number; at: number }
type Allowed = { first: Bucket; again: Bucket }

const allowed = () =>
  processWide('databricks.allowances', () => new LRUCache<string, Allowed>({ max: 5_000 }))

export type CallAllowance = {
  /** Takes one call from it; false when there is none left now. */
  take: (isAgain: boolean) => boolean
  /** The person asked for more: another round. */
  renew: () => void
}

/** The allowance of a person, a workspace and a view, the same for all their tabs. */
export function allowanceOf(
  person: Person,
  workspace: WorkspaceAlias,
  view: string,
): CallAllowance {
  const key = `${ofPerson(person)}${workspace}|${view}`
  const buckets = allowed().get(key) ?? {
    first: { left: limits.round, at: Date.now() },
    again: { left: limits.againPerMinute, at: Date.now() },
  }
  allowed().set(key, buckets)
  const { first, again } = buckets
  return {
    take: (isAgain) =>
      isAgain ? drawn(again, limits.againPerMinute) : drawn(first, limits.perMinute),
    renew: () => void (first.left = Math.max(first.left, limits.round)),
  }
}

type Person = Pick<TokenHolder, 'tenantId' | 'objectId'>

const ofPerson = ({ tenantId, objectId }: Person) => `${tenantId}|${objectId}|`

/** In every view of the workspace, the person begins anew. */
export function renewAllowances(person: Person, workspace: WorkspaceAlias): void {
  const prefix = `${ofPerson(person)}${workspace}|`
  for (const key of [...allowed().keys()]) if (key.startsWith(prefix)) allowed().delete(key)
}

/** It fills up by so many a minute, to what a minute gives; what is above that was given in one go. */
function drawn(bucket: Bucket, perMinute: number): boolean {
  const now = Date.now()
  const gained = Math.max(0, ((now - bucket.at) / 60_000) * perMinute)
  bucket.left = Math.max(bucket.left, Math.min(perMinute, bucket.left + gained))
  bucket.at = now
  if (bucket.left < 1) return false
  bucket.left -= 1
  return true
}

/** So many calls, and then none: for what every look has to ask anew. */
export function callsAtMost(count: number): () => boolean {
  let left = count
  return () => left-- > 0
}
