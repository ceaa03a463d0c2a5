import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { CallBudget } from '@/lib/databricks/call-budget'
import type { VerbOptions } from '@/lib/databricks/call'
import type { Job } from '@/lib/resources/jobs/schema'
import { listJobs } from '@/lib/resources/jobs/server'
import type { UpkeepKind } from './kinds'
import type { Found, Looking } from './look'
import { lookForPauses, lookForSuccess } from './look-at-runs'
import { lookForLeavers } from './look-for-leavers'
import type { ReadUpkeepInput, UpkeepPage } from './schema'

const looks: Record<UpkeepKind, (looking: Looking, jobs: readonly Job[]) => Promise<Found>> = {
  'never-succeeded': lookForSuccess,
  'paused-90d': lookForPauses,
  'run-as-left': lookForLeavers,
}

/** So many at once: a workspace answers some thirty lists of runs a second, and others ask too. */
const lanes = 5

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
  const page = await listJobs(caller, { workspace, limit, pageToken }, { signal })
  const budget = new CallBudget({ lanes, deadline: nowMs + budgetMs, signal })
  try {
    const found = await looks[kind]({ caller, workspace, budget, nowMs }, page.items)
    return {
      ...found,
      looked: page.items.length,
      nextPageToken: page.nextPageToken,
      asOf: page.asOf,
    }
  } finally {
    budget.close()
  }
}
