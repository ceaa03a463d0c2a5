import 'server-only'
import { z } from 'zod'
import { Refusal } from '@/lib/api/refusal'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace } from '@/lib/databricks/client'
import { isDatabricksError } from '@/lib/databricks/errors'
import { onWire, repairId, type RepairId } from '@/lib/databricks/ids'
import { bareInteger } from '@/lib/databricks/json'
import { latestRepairId, whyNot } from '../rules'
import type { RepairedRun, RepairRunInput, RunDetail } from '../schema'
import { askRun } from './ask'

const tries = 2

/**
 * Runs the failed tasks of a run again under its own id. The API has no token for this, but its history and
 * `latest_repair_id` do as well: after an answer that was lost, a repair that was not there before, or a run that
 * is active, is the one that was asked for; and where there is none, asking again with the same latest id can
 * begin only one.
 */
export async function repairRun(
  caller: Caller,
  input: RepairRunInput,
  options: VerbOptions = {},
): Promise<RepairedRun> {
  const before = await look(caller, input, options)
  const seen = input.latestRepairId
  if (seen && !before.attempts.some((attempt) => attempt.repairId === seen))
    throw new Refusal(
      409,
      'STALE_REPAIR',
      `Repair ${seen} is none of this run's; look at it again.`,
    )
  // Asked again for a press whose answer was lost: when it was pressed, the run had ended with that repair.
  if (seen !== undefined && hasMoved(before, seen)) return done(before, seen, true)
  // Tasks that are named may be any, also such as went well.
  const reason = whyNot('repair', input.tasks ? { ...before, tasks: [] } : before)
  if (reason) throw new Refusal(409, 'INVALID_STATE', reason)
  const latest = latestRepairId(before)
  /** Another press for the same repair was a moment faster, so this one was refused. */
  const orTheOther = async (refusal: unknown, since: RepairId | null) => {
    const now = await look(caller, input, options)
    if (!hasMoved(now, since)) throw refusal
    return done(now, since, true)
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(caller, input, latest, options)
    } catch (error) {
      if (options.signal?.aborted) throw error
      if (seen !== undefined && isRefused(error)) return await orTheOther(error, seen)
      if (!isUnclear(error)) throw error
      const after = await look(caller, input, options)
      if (hasMoved(after, latest)) return done(after, latest, false)
      if (attempt >= tries) throw error
    }
  }
}

/** Always asked anew: what another did a second ago counts. */
const look = (caller: Caller, { workspace, runId }: RepairRunInput, { signal }: VerbOptions) =>
  askRun(caller, { workspace, runId }, { keep: { freshMs: 0 }, signal })

const hasMoved = (run: RunDetail, since: RepairId | null) =>
  run.isActive || latestRepairId(run) !== since

const done = (run: RunDetail, since: RepairId | null, wasThere: boolean): RepairedRun => ({
  runId: run.runId,
  repairId: latestRepairId(run) === since ? null : latestRepairId(run),
  wasThere,
  asOf: run.asOf,
})

/** It may have happened all the same. A refusal in words says that it has not. */
const isUnclear = (error: unknown): boolean =>
  isDatabricksError(error) && error.isTransient && error.mayHaveArrived

const isRefused = (error: unknown): boolean => isDatabricksError(error) && error.status === 400

async function send(
  caller: Caller,
  input: RepairRunInput,
  latest: RepairId | null,
  { signal }: VerbOptions,
): Promise<RepairedRun> {
  const { workspace, runId, tasks, withDependents, jobParameters } = input
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'POST',
    path: apiPath`/api/2.2/jobs/runs/repair`,
    body: {
      run_id: bareInteger(runId),
      ...(tasks === undefined
        ? { rerun_all_failed_tasks: true }
        : { rerun_tasks: tasks, rerun_dependent_tasks: withDependents }),
      job_parameters: jobParameters,
      latest_repair_id: latest === null ? undefined : bareInteger(latest),
    },
    reader: z.object({ repair_id: onWire(repairId) }),
    signal,
  })
  return { runId, repairId: value.repair_id, wasThere: false, asOf }
}
