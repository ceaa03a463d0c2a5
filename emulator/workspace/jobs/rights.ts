import { levelOf, type AccessList, type Level } from '../access'
import type { Call } from '../call'
import { invalidParameter } from '../errors'
import type { Run } from '../runs/run'
import type { Job } from './job'

export const noSuchJob = (id: bigint) => invalidParameter(`Job ${id} does not exist.`)
export const noSuchRun = (id: bigint) => invalidParameter(`Run ${id} does not exist.`)

/** A job for somebody who has at least `needed` on it. */
export function jobFor({ workspace, principal, now }: Call, id: bigint, needed: Level): Job {
  const job = workspace.jobsAt(now).job(id)
  if (!job) throw noSuchJob(id)
  workspace.requireLevel(principal, 'jobs', String(id), job.accessList, needed)
  return job
}

/** Rights on a run are those on its job; a submitted run has its own. */
export const accessListOf = (run: Run): AccessList => run.job?.accessList ?? run.accessList

export function requireOnRun({ workspace, principal }: Call, run: Run, needed: Level): void {
  const id = String(run.job?.id ?? run.id)
  workspace.requireLevel(principal, 'jobs', id, accessListOf(run), needed)
}

export function runFor(call: Call, id: bigint, needed: Level): Run {
  const run = call.workspace.jobsAt(call.now).run(id)
  if (!run) throw noSuchRun(id)
  requireOnRun(call, run, needed)
  return run
}

/** Whether somebody sees what hangs on an access list; asked of thousands, so each list is looked at once. */
export function viewOf({ workspace, principal }: Call): (list: AccessList) => boolean {
  const known = new Map<AccessList, boolean>()
  return (list) => {
    const before = known.get(list)
    if (before !== undefined) return before
    const sees = levelOf(workspace.directory, principal, 'jobs', list) !== undefined
    known.set(list, sees)
    return sees
  }
}
