import type { Call } from '../call'
import type { Level } from '../access'
import { invalidParameter } from '../errors'
import { noSuchRun, requireOnRun } from '../jobs/rights'
import type { Run, TaskRun } from './run'
import { taskOf } from './tasks'

export type Found = { run: Run; task: TaskRun | null }

/** A run by its own id, or one of its tasks by the task's. */
export function findRun(call: Call, id: bigint, needed: Level): Found {
  const service = call.workspace.jobsAt(call.now)
  const run = service.run(id)
  if (run) {
    requireOnRun(call, run, needed)
    return { run, task: null }
  }
  const owner = service.runOfTask(id)
  const task = owner && taskOf(owner, id)
  if (!owner || !task) throw noSuchRun(id)
  requireOnRun(call, owner, needed)
  return { run: owner, task }
}

/** The one task whose output a run id means. */
export function findTask(call: Call, id: bigint, refusal: string): { run: Run; task: TaskRun } {
  const { run, task } = findRun(call, id, 'CAN_VIEW')
  const only = task ?? (run.tasks.length === 1 ? run.tasks[0] : undefined)
  if (!only) throw invalidParameter(refusal)
  return { run, task: only }
}
