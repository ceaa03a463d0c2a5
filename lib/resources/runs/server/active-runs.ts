import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { collectPages } from '@/lib/databricks/pages'
import type { VerbOptions } from '@/lib/databricks/call'
import type { ListRunsInput, Run } from '../schema'
import { askRunPage, runsPerPage } from './ask'

const mostRunning = 4 * runsPerPage

/**
 * A list without tasks cannot tell a repair that is on from a first go. What runs is few, so that is asked for
 * once more, with its tasks; where it is refused, the list stands as it was.
 */
export async function withActiveTasks(
  caller: Caller,
  { workspace, jobId, type }: Pick<ListRunsInput, 'workspace' | 'jobId' | 'type'>,
  runs: Run[],
  { signal }: VerbOptions,
): Promise<Run[]> {
  if (!runs.some(({ isActive, startedAt }) => isActive && startedAt !== null)) return runs
  const query = { job_id: jobId, run_type: type, active_only: true, expand_tasks: true }
  const ask = (token: string | null) =>
    askRunPage(caller, workspace, { ...query, page_token: token ?? undefined }, { signal })
  const read = await collectPages(mostRunning, null, ask).catch(() => ({ items: [] }))
  const byId = new Map(read.items.map((run) => [run.runId, run]))
  return runs.map((run) => (run.isActive ? (byId.get(run.runId) ?? run) : run))
}
