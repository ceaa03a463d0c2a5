import { mutate } from 'swr'
import type { RepairId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { sendPress, type Press } from '@/lib/press'
import { runPaths } from './paths'
import type { RepairedRun, RepairRunInput, RunDetail } from './schema'

/** Cancels a run, shows its new state everywhere at once and throws ProblemError when refused. */
export async function cancelRun(workspace: WorkspaceAlias, id: RunId): Promise<RunDetail> {
  try {
    const path = runPaths.cancel(workspace, id)
    const after = await fetchJson<RunDetail>(path, { method: 'POST', body: '{}' })
    await mutate(runPaths.detail(workspace, id), after, { revalidate: false })
    return after
  } catch (error) {
    // It may have happened all the same, or it had ended before: look.
    void mutate(runPaths.detail(workspace, id))
    throw error
  }
}

/** Something was started or canceled: whatever of this workspace's runs is on the page is asked for again. */
export function lookAtRuns(workspace: WorkspaceAlias): void {
  const start = runPaths.list(workspace)
  void mutate((key) => typeof key === 'string' && key.startsWith(start))
}

export type RepairRequest = Pick<RepairRunInput, 'tasks' | 'withDependents' | 'jobParameters'>

/**
 * Repairs a run once per press. `latestRepairId` is the last repair that the page showed when it was pressed,
 * null for none: with it, the server knows this press again.
 */
export async function repairRun(
  workspace: WorkspaceAlias,
  id: RunId,
  request: Partial<RepairRequest> & { latestRepairId: RepairId | null },
  press: Press,
): Promise<RepairedRun> {
  try {
    return await sendPress<RepairedRun>(runPaths.repair(workspace, id), request, press)
  } finally {
    void mutate(runPaths.detail(workspace, id))
  }
}
