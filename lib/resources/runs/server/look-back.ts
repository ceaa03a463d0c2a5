import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { Keep } from '@/lib/databricks/cache'
import type { VerbOptions } from '@/lib/databricks/call'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import type { Run } from '../schema'
import { askRunPage } from './ask'
import { endingsOnly } from './cut-page'

export type LookedBack = {
  /** Newest first. */
  runs: Run[]
  /** They are all that Databricks keeps of the job. */
  isAll: boolean
}

const mostPages = 3

/**
 * How the runs of a job ended, from the newest back, until it is enough. A job that runs every minute has thousands;
 * who asks is told where this stopped.
 */
export async function lookBack(
  caller: Caller,
  { workspace, jobId }: { workspace: WorkspaceAlias; jobId: JobId },
  isEnough: (runs: readonly Run[]) => boolean,
  { signal }: VerbOptions = {},
): Promise<LookedBack> {
  const runs: Run[] = []
  let token: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextPageToken } = await askRunPage(
      caller,
      workspace,
      { job_id: jobId, page_token: token },
      { keep, signal },
    )
    runs.push(...items)
    if (nextPageToken === null) return { runs, isAll: true }
    if (isEnough(runs)) break
    token = nextPageToken
  }
  return { runs, isAll: false }
}

// Thousands of jobs are looked at one by one, and nothing that a person changes changes what was.
// Stale ones are asked for anew in their turn, not all at once behind an answer.
const keep: Keep = { freshMs: 30 * 60_000, isLasting: true, part: endingsOnly }
