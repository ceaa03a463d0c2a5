import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Caller } from '@/lib/auth/caller'
import type { Keep } from '@/lib/databricks/cache'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { processWide } from '@/lib/process-wide'

/** Longer than any page that is open waits between two looks. */
const apartMs = 90_000

type Looks = { since: number; last: number }

const series = () =>
  processWide('runs.looks', () => new LRUCache<string, Looks>({ max: 10_000, ttl: 3_600_000 }))

/** A person looks at what goes on in a workspace; since when they do so without a pause. */
function lookingSince({ tenantId, objectId }: Caller, workspace: WorkspaceAlias): number {
  const key = `${tenantId}|${objectId}|${workspace}`
  const now = Date.now()
  const before = series().get(key)
  const since = before && now - before.last <= apartMs ? before.since : now
  series().set(key, { since, last: now })
  return since
}

/**
 * For lists of what has ended. Only who looks all the time sees a repair go on, and knows by it which of them is no
 * longer so: what was remembered before a pause is old, however young.
 */
export function sincePause(caller: Caller, workspace: WorkspaceAlias, keep: Keep): Keep {
  const lookedMs = Date.now() - lookingSince(caller, workspace)
  // What the first look asked for is one of theirs.
  return { ...keep, freshMs: Math.min(keep.freshMs, lookedMs + 1) }
}
