import type { Call } from '../call'
import { invalidParameter, missingField, permissionDenied } from '../errors'
import { optionalId, idField } from '../jobs/ids'
import { jobFor, noSuchRun, requireOnRun, runFor } from '../jobs/rights'
import { findRun } from './find'
import { isActive, type Run } from './run'
import { cancel } from './stop'

/** Comes back at once; the run is TERMINATING for a moment. Nothing happens to one that has ended. */
function cancelRun(call: Call) {
  const { workspace, principal, now, body } = call
  const { run } = findRun(call, idField(body, 'run_id'), 'CAN_MANAGE_RUN')
  cancel(run, now, principal.name, workspace.jobsAt(now).stage)
  return {}
}

function runsToCancel(call: Call): Run[] {
  const { workspace, principal, now, body } = call
  const service = workspace.jobsAt(now)
  const jobId = optionalId(body, 'job_id')
  if (jobId !== undefined) return [...service.activeRunsOf(jobFor(call, jobId, 'CAN_MANAGE_RUN'))]
  if (body['all_queued_runs'] !== true) throw missingField('job_id')
  if (!workspace.directory.isAdmin(principal)) {
    throw permissionDenied('Only workspace admins can cancel all queued runs of a workspace.')
  }
  return service.activeRuns()
}

/** Queued ones first: otherwise the end of one that runs would let them begin. */
function cancelAllRuns(call: Call) {
  const { workspace, principal, now, body } = call
  const isQueued = ({ phase }: Run) => phase === 'QUEUED'
  const all = runsToCancel(call)
  const onlyQueued = body['all_queued_runs'] === true
  const { stage } = workspace.jobsAt(now)
  for (const run of all.filter(isQueued)) cancel(run, now, principal.name, stage)
  if (!onlyQueued) for (const run of all) cancel(run, now, principal.name, stage)
  return {}
}

function deleteRun(call: Call) {
  const { workspace, now, body } = call
  const id = idField(body, 'run_id')
  const run = runFor(call, id, 'CAN_VIEW')
  requireOnRun(call, run, 'CAN_MANAGE_RUN')
  if (isActive(run)) throw invalidParameter(`Run ${id} is active and cannot be deleted.`)
  const service = workspace.jobsAt(now)
  if (service.isForgotten(id)) throw noSuchRun(id)
  service.forget(run)
  return {}
}

export const actions = { cancelRun, cancelAllRuns, deleteRun }
