import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { Keep } from '@/lib/databricks/cache'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import { toRun, toTaskRun } from '../read'
import type { Run, TaskRun } from '../schema'
import { runPageWire } from '../wire'
import { runsPerPage } from './ask'
import { timesOnly } from './cut-page'

/** A run that went well: when it and its tasks ran, and nothing else about them. */
export type TimedSuccess = Pick<
  Run,
  'runId' | 'startedAt' | 'goingSince' | 'isActive' | 'durations' | 'state'
> & {
  tasks: TaskRun[]
  /** It has more tasks than the list tells. */
  isPartial: boolean
}

export const mostSuccesses = 20
const mostPages = 3

/** The last runs of a job that went well before a moment, newest first: what is usual for it. Twenty at most. */
export async function listSuccesses(
  caller: Caller,
  { workspace, jobId, before }: { workspace: WorkspaceAlias; jobId: JobId; before: string },
  { signal }: VerbOptions = {},
): Promise<TimedSuccess[]> {
  const found: TimedSuccess[] = []
  let token: string | undefined
  for (let page = 0; page < mostPages && found.length < mostSuccesses; page += 1) {
    const { value } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.2/jobs/runs/list`,
      query: {
        job_id: jobId,
        completed_only: true,
        expand_tasks: true,
        limit: runsPerPage,
        start_time_to: Date.parse(before) - 1,
        page_token: token,
      },
      reader: runPageWire,
      keep,
      signal,
    })
    found.push(...value.runs.map(toTimed).filter(({ state }) => state === 'succeeded'))
    token = value.next_page_token || undefined
    if (token === undefined) break
  }
  return found.slice(0, mostSuccesses)
}

const toTimed = (wire: Parameters<typeof toRun>[0]): TimedSuccess => ({
  ...toRun(wire),
  tasks: (wire.tasks ?? []).map(toTaskRun),
  isPartial: wire.has_more ?? false,
})

// What ended before a moment in the past changes only by a repair.
const keep: Keep = { freshMs: 5 * 60_000, staleMs: 30 * 60_000, part: timesOnly }
