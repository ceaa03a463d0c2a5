import { versions, type Call, type Handler } from './call'
import { queryBoolean } from './fields'
import { queryId } from './jobs/ids'
import { takingSingleTask } from './jobs/single-task'
import { actions } from './runs/act'
import { findRun } from './runs/find'
import { listRuns } from './runs/list'
import { exportRun } from './runs/output/export'
import { getOutput } from './runs/output/output'
import { repairRun } from './runs/repair'
import { submitRun } from './runs/submit'
import { runToDetails, taskRunToDetails } from './runs/to-wire'

function getRun(call: Call) {
  const { workspace, query, now } = call
  const { run, task } = findRun(call, queryId(query, 'run_id'), 'CAN_VIEW')
  const place = { workspaceId: workspace.facts.workspaceId, now }
  const token = query.get('page_token')
  if (task) return taskRunToDetails(run, task, place, token)
  return runToDetails(run, place, {
    token,
    hasHistory: queryBoolean(query, 'include_history') ?? false,
    hasResolved: queryBoolean(query, 'include_resolved_values') ?? false,
  })
}

const every = (method: string, path: string, handle: Handler) =>
  versions(method, ['2.0', '2.1', '2.2'], `/jobs/runs/${path}`, handle)

/** Runs of the Jobs API 2.2; the older paths are the same calls, but that 2.0 also takes the single-task format. */
export const runRoutes = [
  ...every('GET', 'list', listRuns),
  ...every('GET', 'get', getRun),
  ...every('GET', 'get-output', getOutput),
  ...every('GET', 'export', exportRun),
  ...versions('POST', ['2.1', '2.2'], '/jobs/runs/submit', submitRun),
  ...versions('POST', ['2.0'], '/jobs/runs/submit', takingSingleTask(submitRun)),
  ...every('POST', 'cancel', actions.cancelRun),
  ...every('POST', 'cancel-all', actions.cancelAllRuns),
  ...every('POST', 'repair', repairRun),
  ...every('POST', 'delete', actions.deleteRun),
]
