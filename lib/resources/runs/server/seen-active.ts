import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Caller } from '@/lib/auth/caller'
import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { processWide } from '@/lib/process-wide'
import type { Run } from '../schema'

const hourMs = 3_600_000

const moments = () =>
  processWide('runs.seen-active', () => new LRUCache<string, number>({ max: 50_000, ttl: hourMs }))

/** When this person's looks last saw a run go on: what a list of before that says of it is no longer so. */
export class SeenActive {
  readonly #key: (id: RunId) => string

  constructor({ tenantId, objectId }: Caller, workspace: WorkspaceAlias) {
    this.#key = (id) => `${tenantId}|${objectId}|${workspace}|${id}`
  }

  note(runs: Iterable<Run>, atMs: number): void {
    for (const { runId } of runs) moments().set(this.#key(runId), atMs)
  }

  /** Undefined where nobody looked while it went on. */
  when({ runId }: Pick<Run, 'runId'>): number | undefined {
    return moments().get(this.#key(runId))
  }
}
