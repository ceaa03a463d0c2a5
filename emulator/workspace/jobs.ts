import { versions, type Call, type Handler } from './call'
import { queryBoolean } from './fields'
import { changes } from './jobs/change'
import { queryId } from './jobs/ids'
import { listJobs } from './jobs/list'
import { jobFor } from './jobs/rights'
import { toDetails } from './jobs/to-wire'
import { startJob } from './runs/start'

function getJob(call: Call) {
  const job = jobFor(call, queryId(call.query, 'job_id'), 'CAN_VIEW')
  const hasTriggerState = queryBoolean(call.query, 'include_trigger_state') ?? false
  return toDetails(job, call.query.get('page_token'), hasTriggerState)
}

const every = (method: string, path: string, handle: Handler) =>
  versions(method, ['2.0', '2.1', '2.2'], `/jobs/${path}`, handle)

/** Jobs API 2.2; the older paths are the same calls. */
export const jobRoutes = [
  ...every('GET', 'list', listJobs),
  ...every('GET', 'get', getJob),
  ...every('POST', 'create', changes.createJob),
  ...every('POST', 'update', changes.updateJob),
  ...every('POST', 'reset', changes.resetJob),
  ...every('POST', 'delete', changes.deleteJob),
  ...every('POST', 'run-now', startJob),
]
