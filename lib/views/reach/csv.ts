import type { CsvColumns } from '@/lib/api/csv'
import type { ReachedJob } from './schema'

/** What hangs on jobs that failed, a line a job. */
export const reachColumns: CsvColumns<ReachedJob> = {
  job: ({ name }) => name,
  job_id: ({ jobId }) => jobId,
  how: ({ how }) => how,
  via: ({ via }) => via,
  hangs_on: ({ from }) => from.name,
  hangs_on_job_id: ({ from }) => from.jobId,
  steps: ({ steps }) => steps,
  owner: ({ owner }) => owner,
  run_as: ({ runAs }) => runAs,
  is_paused: ({ isPaused }) => isPaused,
}
