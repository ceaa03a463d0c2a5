import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { cursorOf } from '@/lib/api/cursor'
import { Refusal } from '@/lib/api/refusal'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace, callWorkspace } from '@/lib/databricks/client'
import { joinArrays, joinedPages } from '@/lib/databricks/element-pages'
import { onWire, runId } from '@/lib/databricks/ids'
import { bareInteger } from '@/lib/databricks/json'
import { collectPages } from '@/lib/databricks/pages'
import { readPermissions } from '@/lib/databricks/permissions'
import { readJobPage, toJob, toJobDetail } from './read'
import { filterJobs, whyNot } from './rules'
import type {
  CancelAllRunsInput,
  CancelRequested,
  JobDetail,
  JobInput,
  JobPage,
  JobPermissions,
  ListJobsInput,
  RunJobInput,
  StartedRun,
  TaskParameters,
} from './schema'
import { jobWire, pausableWire, type PausableWire } from './wire'

// Thousands of rows take seconds to read, so coming back to the list shows them at once and asks behind it.
const keepList = { freshMs: 5_000, staleMs: 60_000 }
const largestPage = 100

/** The jobs the caller may see, newest first. */
export async function listJobs(
  caller: Caller,
  { workspace, name, q, limit, pageToken }: ListJobsInput,
  { signal }: VerbOptions = {},
): Promise<JobPage> {
  let firstAsOf: string | undefined
  const cursor = cursorOf('jobs', { workspace, name, q })
  const page = await collectPages(limit, cursor.open(pageToken), async (token, wanted) => {
    const { value, asOf } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.2/jobs/list`,
      query: { name, limit: Math.min(largestPage, wanted), page_token: token ?? undefined },
      reader: readJobPage,
      keep: keepList,
      signal,
    })
    firstAsOf ??= asOf
    return value
  })
  const asOf = firstAsOf ?? new Date().toISOString()
  const rows = page.items.map((wire) => ({ workspace, job: toJob(wire, Date.now()) }))
  const items = filterJobs(rows, { text: q ?? '' }).map(({ job }) => job)
  return { items, nextPageToken: cursor.seal(page.nextPageToken), asOf }
}

/** A job with all its tasks, however many pages they are. */
export async function getJob(
  caller: Caller,
  { workspace, jobId }: JobInput,
  { signal }: VerbOptions = {},
): Promise<JobDetail> {
  let firstAsOf: string | undefined
  const read = async (token: string | null) => {
    const { value, asOf } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.2/jobs/get`,
      query: { job_id: jobId, page_token: token ?? undefined },
      reader: jobWire,
      keep: { freshMs: 1_000 },
      signal,
    })
    firstAsOf ??= asOf
    return value
  }
  const wire = await joinedPages(read, (whole, page) => ({
    ...whole,
    settings: joinArrays(whole.settings, page.settings, ['tasks', 'job_clusters', 'parameters']),
  }))
  return toJobDetail(wire, firstAsOf ?? new Date().toISOString())
}

/** Who may do what with it; people without Can Manage may not be told, and then Databricks decides. */
export async function getJobPermissions(
  caller: Caller,
  { workspace, jobId }: JobInput,
  { signal }: VerbOptions = {},
): Promise<JobPermissions> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.0/permissions/jobs/${jobId}`,
    reader: readPermissions,
    keep: { freshMs: 5_000, staleMs: 20_000 },
    signal,
  })
  return { grants: value, asOf }
}

/** Starts a run, and the same run again for the same key. Without a key it is still only sent twice as one. */
export async function runJobNow(
  caller: Caller,
  { workspace, jobId, jobParameters, taskParameters = {}, only, queue }: RunJobInput,
  { signal, idempotencyKey = randomUUID() }: VerbOptions = {},
): Promise<StartedRun> {
  if (jobParameters && Object.keys(taskParameters).length > 0) {
    throw new Refusal(
      400,
      'INVALID_PARAMETER_VALUE',
      'A run takes parameters of its job or of its tasks, and not both.',
    )
  }
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'POST',
    path: apiPath`/api/2.2/jobs/run-now`,
    body: {
      job_id: bareInteger(jobId),
      idempotency_token: idempotencyKey,
      job_parameters: jobParameters,
      ...toWireParameters(taskParameters),
      only,
      queue: queue === undefined ? undefined : { enabled: queue },
    },
    reader: z.object({ run_id: onWire(runId) }),
    idempotent: true,
    signal,
  })
  return { jobId, runId: value.run_id, asOf }
}

const toWireParameters = (of: TaskParameters) => ({
  notebook_params: of.notebook,
  sql_params: of.sql,
  python_params: of.python,
  python_named_params: of.pythonNamed,
  jar_params: of.jar,
  spark_submit_params: of.sparkSubmit,
  dbt_commands: of.dbt,
})

/** Cancels what runs of a job and what waits, or only what waits. Databricks does it in the background. */
export async function cancelAllRuns(
  caller: Caller,
  { workspace, jobId, onlyQueued }: CancelAllRunsInput,
  { signal }: VerbOptions = {},
): Promise<CancelRequested> {
  // Not sent twice: in between, a run may have begun that nobody meant.
  const { asOf } = await askWorkspace(caller, workspace, {
    method: 'POST',
    path: apiPath`/api/2.2/jobs/runs/cancel-all`,
    body: { job_id: bareInteger(jobId), ...(onlyQueued ? { all_queued_runs: true } : {}) },
    reader: z.unknown(),
    signal,
  })
  return { jobId, asOf }
}

/** Pauses every trigger of a job; one that is paused stays so. */
export const pauseJob = (caller: Caller, input: JobInput, options: VerbOptions = {}) =>
  setPause(caller, input, 'PAUSED', options)

/** Lets every trigger of a job start it again. */
export const resumeJob = (caller: Caller, input: JobInput, options: VerbOptions = {}) =>
  setPause(caller, input, 'UNPAUSED', options)

async function setPause(
  caller: Caller,
  input: JobInput,
  status: 'PAUSED' | 'UNPAUSED',
  options: VerbOptions,
): Promise<JobDetail> {
  const job = await getJob(caller, input, options)
  const reason = whyNot(status === 'PAUSED' ? 'pause' : 'resume', { ...job, isPaused: null })
  if (reason) throw new Refusal(409, 'INVALID_STATE', reason)
  if (job.triggers.every(({ isPaused }) => isPaused === (status === 'PAUSED'))) return job
  await callWorkspace(caller, input.workspace, {
    method: 'POST',
    path: apiPath`/api/2.2/jobs/update`,
    body: {
      job_id: bareInteger(input.jobId),
      new_settings: withPause(await getPausable(caller, input, options), status),
    },
    reader: z.unknown(),
    // It says what to come to, so the second time changes nothing.
    idempotent: true,
    signal: options.signal,
  })
  return getJob(caller, input, options)
}

/** Asked anew: what is sent back replaces what is there. */
const getPausable = (
  caller: Caller,
  { workspace, jobId }: JobInput,
  { signal }: VerbOptions,
): Promise<PausableWire> =>
  callWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.2/jobs/get`,
    query: { job_id: jobId },
    reader: pausableWire,
    signal,
  })

/** `jobs/update` replaces each of these fields whole, so everything in it goes back as it came. */
function withPause({ settings }: PausableWire, pause_status: string): PausableWire['settings'] {
  const { schedule, trigger, continuous, triggers } = settings
  if (triggers && triggers.length > 0)
    return { triggers: triggers.map((each) => ({ ...each, pause_status })) }
  return {
    ...(schedule ? { schedule: { ...schedule, pause_status } } : {}),
    ...(trigger ? { trigger: { ...trigger, pause_status } } : {}),
    ...(continuous ? { continuous: { ...continuous, pause_status } } : {}),
  }
}
