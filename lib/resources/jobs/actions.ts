import { mutate } from 'swr'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import type { PrincipalRef } from '@/lib/databricks/principal'
import { withChanged } from '@/lib/live-pages'
import { sendPress, type Press } from '@/lib/press'
import { jobPaths } from './paths'
import type {
  CancelRequested,
  ChangedOwner,
  Job,
  JobDetail,
  RunJobInput,
  StartedRun,
} from './schema'

export type RunJobRequest = Pick<RunJobInput, 'jobParameters' | 'taskParameters' | 'only' | 'queue'>

/** Starts one run per press, whatever happens on the way. Throws ProblemError when refused. */
export const runJobNow = (
  workspace: WorkspaceAlias,
  id: JobId,
  request: RunJobRequest,
  press: Press,
): Promise<StartedRun> => sendPress<StartedRun>(jobPaths.runNow(workspace, id), request, press)

export const cancelAllRuns = (
  workspace: WorkspaceAlias,
  id: JobId,
  onlyQueued = false,
): Promise<CancelRequested> =>
  fetchJson<CancelRequested>(jobPaths.cancelAll(workspace, id), {
    method: 'POST',
    body: JSON.stringify({ onlyQueued }),
  })

/** Each shows the new state everywhere at once and throws ProblemError when refused. */
export const pauseJob = (workspace: WorkspaceAlias, id: JobId) =>
  act(jobPaths.pause(workspace, id), workspace, id)

export const resumeJob = (workspace: WorkspaceAlias, id: JobId) =>
  act(jobPaths.resume(workspace, id), workspace, id)

/** From its next run on. */
export const changeJobRunAs = (workspace: WorkspaceAlias, id: JobId, principal: PrincipalRef) =>
  act(jobPaths.runAs(workspace, id), workspace, id, { principal })

/** Lists tell who made a job, which stays; so nothing that is on a page changes. */
export const changeJobOwner = (
  workspace: WorkspaceAlias,
  id: JobId,
  principal: PrincipalRef,
): Promise<ChangedOwner> =>
  fetchJson<ChangedOwner>(jobPaths.owner(workspace, id), {
    method: 'POST',
    body: JSON.stringify({ principal }),
  })

async function act(
  path: string,
  workspace: WorkspaceAlias,
  id: JobId,
  body: object = {},
): Promise<JobDetail> {
  try {
    const after = await fetchJson<JobDetail>(path, { method: 'POST', body: JSON.stringify(body) })
    await mutate(jobPaths.detail(workspace, id), after, { revalidate: false })
    const withIt = withChanged((each: Job) => (each.jobId === after.jobId ? after : each))
    void mutate(jobPaths.list(workspace), withIt)
    return after
  } catch (error) {
    // It may have happened all the same, or somebody else was faster: look.
    void mutate(jobPaths.detail(workspace, id))
    throw error
  }
}
