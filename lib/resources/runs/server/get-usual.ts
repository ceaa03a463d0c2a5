import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { Keep } from '@/lib/databricks/cache'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import { toRun, toTaskRun } from '../read'
import { usualByTask, usualOf } from '../rules'
import type { UsualInput, UsualTimes } from '../schema'
import { runPageWire } from '../wire'
import { runsPerPage } from './ask'
import { timesOnly } from './cut-page'

/** How long a job and each of its tasks usually take: the medians of its last successes, twenty at most. */
export async function getUsualTimes(
  caller: Caller,
  { workspace, jobId }: UsualInput,
  { signal }: VerbOptions = {},
): Promise<UsualTimes> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.2/jobs/runs/list`,
    query: { job_id: jobId, completed_only: true, expand_tasks: true, limit: runsPerPage },
    reader: runPageWire,
    keep,
    signal,
  })
  const runs = value.runs.map((wire) => ({
    ...toRun(wire),
    tasks: (wire.tasks ?? []).map(toTaskRun),
  }))
  const tasks = [...usualByTask(runs)].map(([taskKey, usual]) => ({ taskKey, ...usual }))
  return { job: usualOf(runs), tasks, asOf }
}

// What is usual moves slowly.
const keep: Keep = { freshMs: 5 * 60_000, staleMs: 30 * 60_000, part: timesOnly }
