import 'server-only'
import { cursorOf } from '@/lib/api/cursor'
import type { Caller } from '@/lib/auth/caller'
import { CallBudget } from '@/lib/databricks/call-budget'
import type { VerbOptions } from '@/lib/databricks/call'
import type { Job } from '@/lib/resources/jobs/schema'
import { listJobs } from '@/lib/resources/jobs/server'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { everywhere } from '@/lib/views/everywhere/server'
import type { UpkeepKind } from './kinds'
import { lanes, type Found, type Looking } from './look'
import { lookForPauses, lookForSuccess } from './look-at-runs'
import { lookForLeavers } from './look-for-leavers'
import {
  readUpkeepInput,
  type EveryUpkeepInput,
  type ReadUpkeepInput,
  type UpkeepEverywhere,
  type UpkeepPage,
} from './schema'

const looks: Record<UpkeepKind, (looking: Looking, jobs: readonly Job[]) => Promise<Found>> = {
  'never-succeeded': lookForSuccess,
  'paused-90d': lookForPauses,
  'run-as-left': lookForLeavers,
}

/**
 * Jobs that somebody should look after, with what was seen of each. As many jobs a page as are asked for are looked
 * at; what there was no time for, or could not be read, is told.
 */
export async function readUpkeep(
  caller: Caller,
  { workspace, kind, limit, pageToken, budgetMs }: ReadUpkeepInput,
  { signal }: VerbOptions = {},
): Promise<UpkeepPage> {
  const nowMs = Date.now()
  const cursor = cursorOf('upkeep', { workspace, kind })
  const jobs = { workspace, limit, pageToken: cursor.open(pageToken) ?? undefined }
  const page = await listJobs(caller, jobs, { signal })
  const deadline = nowMs + budgetMs
  const budget = new CallBudget({ lanes, deadline, signal })
  try {
    const looking = { caller, workspace, budget, nowMs, deadline, signal }
    const found = await looks[kind](looking, page.items)
    return {
      ...found,
      items: found.items.map((row) => ({ workspace, ...row })),
      looked: page.items.length,
      nextPageToken: cursor.seal(page.nextPageToken),
      asOf: page.asOf,
    }
  } finally {
    budget.close()
  }
}

/** The same of every workspace at once: one that is refused or slow says so, and the rest is there. */
export async function readUpkeepEverywhere(
  caller: Caller,
  { kind, limit, budgetMs }: EveryUpkeepInput,
  options: VerbOptions = {},
): Promise<UpkeepEverywhere> {
  const parts = await everywhere(
    ({ alias }) => {
      const input = readUpkeepInput.parse({ workspace: alias, kind, limit, budgetMs })
      return readUpkeep(caller, input, options)
    },
    // What there is no time for is told, so it may take a little longer than its own time.
    budgetMs + 2_000,
    knownWorkspaces(caller),
  )
  const pages = parts.flatMap(({ part }) => (part.kind === 'ok' ? [part.page] : []))
  return {
    items: pages.flatMap(({ items }) => items),
    parts: parts.map(({ workspace, part }) => {
      const page = part.kind === 'ok' ? part.page : null
      return {
        workspace: workspace.alias,
        kind: part.kind,
        looked: page?.looked ?? 0,
        hasMore: page !== null && page.nextPageToken !== null,
        unchecked: page?.unchecked ?? [],
        hidesInactive: page?.hidesInactive ?? false,
        problem: part.kind === 'failed' ? part.problem : null,
      }
    }),
    asOf: pages.map(({ asOf }) => asOf).sort()[0] ?? new Date().toISOString(),
  }
}
