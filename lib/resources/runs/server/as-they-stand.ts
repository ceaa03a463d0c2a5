import 'server-only'
import type { Caller } from '@/lib/auth/caller'
import { NotAsked, type Keep } from '@/lib/databricks/cache'
import { callsAtMost } from '@/lib/databricks/call-allowance'
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
 * before it was last seen to go on, which is a repair: these are asked for by themselves, so many at a look. A repair
 * that begins and ends between two looks is told when its slice is read again. `isLeft`: some were not asked for.
 */
export async function asTheyStand(
  { caller, workspace, budget, priority, mayAsk }: Standing,
  active: RunsReading,
  others: readonly RunsReading[],
): Promise<{ runs: Run[]; isLeft: boolean }> {
  const runs = new Map(others.flatMap(({ found }) => [...found]))
  for (const [id, run] of active.found) runs.set(id, run)
  const seen = new SeenActive(caller, workspace)
  // What is not on a list that is cut off may still go on where it began before the list's end.
  const toldSince = active.missing[0]?.to ?? -Infinity
  const outdated = [...runs.values()].filter(
    (run) =>
      !active.found.has(run.runId) &&
      (run.startedAt === null
        ? active.missing.length === 0
        : Date.parse(run.startedAt) > toldSince) &&
      (run.isActive || Date.parse(run.endedAt ?? '') < (seen.when(run) ?? -Infinity)),
  )
  seen.note(active.found.values(), Date.parse(active.asOf ?? '') || Date.now())
  let isLeft = false
  const isOneOfFew = callsAtMost(mostOutdated)
  const looked = outdated.map(async (outdatedRun) => {
    const { runId } = outdatedRun
    // It is over, and when it goes on once more, the list of active ones has it.
    const keep: Keep = {
      freshMs: 5 * 60_000,
      part: { name: `over since ${seen.when(outdatedRun)}`, of: (value) => value },
      mayAsk: (isAgain) => isOneOfFew() && mayAsk?.(isAgain) !== false,
    }
    const run = await budget
      .run(priority, () => askRun(caller, { workspace, runId }, { keep }))
      .catch((error: unknown) => {
        isLeft ||= error instanceof NotAsked
      })
    if (!run) return
    // The list of the active ones was older than that, so this is not what it will say when it is over.
    if (run.isActive) seen.note([run], Date.now())
    // A row is a row: who acts on it reads its tasks as they stand then.
    runs.set(runId, runSchema.parse(run))
  })
  await Promise.all(looked)
  return { runs: [...runs.values()], isLeft }
}
