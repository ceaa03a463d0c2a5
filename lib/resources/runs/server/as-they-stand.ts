import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import type { Keep } from '@/lib/databricks/cache'
import type { CallBudget } from '@/lib/databricks/call-budget'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { run as runSchema, type Run } from '../schema'
import { askRun } from './ask'
import type { RunsReading } from './reading'
import { SeenActive } from './seen-active'

export type Standing = {
  caller: Caller
  workspace: WorkspaceAlias
  budget: CallBudget
  /** Of the calls for single runs, among the others of the budget. */
  priority: number
  mayAsk?: Keep['mayAsk']
}

const mostOutdated = 24

/**
 * Every run of the readings once, as it stands by the list of the active ones, which is the freshest. What a
 * remembered slice has as active and that list has not has ended meanwhile, and so has what ended by its slice
 * before it was last seen to go on, which is a repair: these are asked for by themselves.
 */
export async function asTheyStand(
  { caller, workspace, budget, priority, mayAsk }: Standing,
  active: RunsReading,
  others: readonly RunsReading[],
): Promise<Run[]> {
  const runs = new Map(others.flatMap(({ found }) => [...found]))
  for (const [id, run] of active.found) runs.set(id, run)
  const seen = new SeenActive(caller, workspace)
  // What is not on a list that is cut off may still go on where it began before the list's end.
  const toldSince = active.missing[0]?.to ?? -Infinity
  const outdated = [...runs.values()].filter(
    (run) =>
      !active.found.has(run.runId) &&
      Date.parse(run.startedAt ?? '') > toldSince &&
      (run.isActive || Date.parse(run.endedAt ?? '') < (seen.when(run) ?? -Infinity)),
  )
  seen.note(active.found.values(), Date.parse(active.asOf ?? '') || Date.now())
  const looked = outdated.slice(0, mostOutdated).map(async (outdatedRun) => {
    const { runId } = outdatedRun
    // It is over, and when it goes on once more, the list of active ones has it.
    const keep: Keep = {
      freshMs: 5 * 60_000,
      part: { name: `over since ${seen.when(outdatedRun)}`, of: (value) => value },
      mayAsk,
    }
    const run = await budget
      .run(priority, () => askRun(caller, { workspace, runId }, { keep }))
      .catch(() => undefined)
    // A row is a row: who acts on it reads its tasks as they stand then.
    if (run) runs.set(runId, runSchema.parse(run))
  })
  await Promise.all(looked)
  return [...runs.values()]
}
