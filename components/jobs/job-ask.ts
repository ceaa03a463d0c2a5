import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Problem } from '@/lib/problem'
import type { JobAction } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** What somebody wants done to a job, before they have confirmed it. */
export type JobAsk = {
  action: JobAction
  workspace: Workspace
  job: Job
  /** Told when Databricks refuses for want of a permission: the button can then say so from there on. */
  onRefused?: (action: JobAction, problem: Problem) => void
}

/** The verb on the button, and what is true of the job right after. */
export const actionWords: Record<JobAction, { verb: string; after: string }> = {
  'run-now': { verb: 'Run now', after: 'has started' },
  'cancel-all': { verb: 'Cancel all runs', after: 'is canceling its runs' },
  pause: { verb: 'Pause', after: 'is paused' },
  resume: { verb: 'Resume', after: 'starts by itself again' },
}

/** The call as scripts would make it. */
export const callOf = (
  action: JobAction,
  workspace: WorkspaceAlias,
  { jobId }: Pick<Job, 'jobId'>,
) => `POST /api/databricks/workspaces/${workspace}/jobs/${jobId}/${action}`
