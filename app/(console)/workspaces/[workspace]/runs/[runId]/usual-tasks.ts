import 'server-only'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { usualByTask, type Usual } from '@/lib/resources/runs/rules'
import { listRunsInput, type RunDetail } from '@/lib/resources/runs/schema'
import { askRun, listRuns } from '@/lib/resources/runs/server'

/** Each is a call of its own, so a few have to do. */
const wholeRuns = 5

/** A run that ended well does not change any more. */
const ofEnded = { freshMs: 30 * 60_000, isLasting: true }

/** What each task of the run's job usually takes, from the last runs that went well; empty where nobody knows. */
export async function readUsualTasks(
  caller: Caller,
  workspace: WorkspaceAlias,
  { jobId, runId }: RunDetail,
): Promise<Map<string, Usual>> {
  if (jobId === null) return new Map()
  const input = listRunsInput.parse({ workspace, jobId, limit: 24 })
  const list = await settle(listRuns(caller, input))
  if (!list.ok) return new Map()
  const successes = list.value.items
    .filter((run) => run.state === 'succeeded' && run.runId !== runId)
    .slice(0, wholeRuns)
  const runs = await Promise.all(
    successes.map((run) =>
      settle(askRun(caller, { workspace, runId: run.runId }, { keep: ofEnded })),
    ),
  )
  return usualByTask(runs.flatMap((each) => (each.ok ? [each.value] : [])))
}
