import { versions, type Call, type Handler } from './call'
import { queryBoolean } from './fields'
import { changes } from './jobs/change'
import { queryId } from './jobs/ids'
import { listJobs } from './jobs/list'
import { jobFor } from './jobs/rights'
import { changingSingleTask, replacingSingleTask, takingSingleTask } from './jobs/single-task'
import { toDetails } from './jobs/to-wire'
import { startJob } from './runs/start'

function getJob(call: Call) {
  const job = jobFor(call, queryId(call.query, 'job_id'), 'CAN_VIEW')
  const hasTriggerState = queryBoolean(call.query, 'include_trigger_state') ?? false
  return toDetails(job, call.query.get('page_token'), hasTriggerState)
}

const newer = ['2.1', '2.2']

const on = (numbers: string[], method: string, path: string, handle: Handler) =>
  versions(method, numbers, `/jobs/${path}`, handle)

const every = (method: string, path: string, handle: Handler) =>
  on(['2.0', ...newer], method, path, handle)

/** Jobs API 2.2; the older paths are the same calls, but that 2.0 also takes the single-task format. */
export const jobRoutes = [
  ...every('GET', 'list', listJobs),
  ...every('GET', 'get', getJob),
  ...on(newer, 'POST', 'create', changes.createJob),
  ...on(newer, 'POST', 'update', changes.updateJob),
  ...on(newer, 'POST', 'reset', changes.resetJob),
  ...on(['2.0'], 'POST', 'create', takingSingleTask(changes.createJob)),
  ...on(['2.0'], 'POST', 'update', changingSingleTask(changes.updateJob)),
  ...on(['2.0'], 'POST', 'reset', replacingSingleTask(changes.resetJob)),
  ...every('POST', 'delete', changes.deleteJob),
  ...every('POST', 'run-now', startJob),
]
