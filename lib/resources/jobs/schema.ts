import { z } from 'zod'
import { jobId, runId, workspaceAlias } from '@/lib/databricks/ids'
import { principalRef } from '@/lib/databricks/principal'
import { permissions } from '@/lib/databricks/permissions'
import { gitSource } from '@/lib/job-tasks/git-source'
import { jobCluster } from '@/lib/job-tasks/job-cluster'
import { taskSpec } from '@/lib/job-tasks/schema'

export type { JobPermissionLevel, TriggerKind } from './states'

const moment = z.iso.datetime()

const onEvery = {
  isPaused: z.boolean(),
  /** A query that has the last word: only if it says so does the trigger start the job. Null: none is asked. */
  sqlCondition: z
    .object({
      queryId: z.string().nullable(),
      warehouseId: z.string().nullable(),
      /** When it says so: QUERY_RETURNS_ROWS and others; null where Databricks does not tell. */
      mode: z.string().nullable(),
    })
    .nullable(),
}

/** What starts a job by itself. */
export const jobTrigger = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('schedule'),
    ...onEvery,
    /** Six or seven fields, as Quartz reads them. */
    quartz: z.string(),
    timeZone: z.string(),
  }),
  z.object({
    kind: z.literal('periodic'),
    ...onEvery,
    interval: z.number(),
    /** MINUTES, HOURS, DAYS, WEEKS. */
    unit: z.string(),
  }),
  z.object({ kind: z.literal('file-arrival'), ...onEvery, url: z.string() }),
  z.object({
    kind: z.literal('table-update'),
    ...onEvery,
    tables: z.array(z.string()),
    needsAll: z.boolean(),
  }),
  z.object({ kind: z.literal('model'), ...onEvery, name: z.string().nullable() }),
  z.object({ kind: z.literal('continuous'), ...onEvery }),
  z.object({ kind: z.literal('other'), ...onEvery }),
])
export type JobTrigger = z.infer<typeof jobTrigger>
export type SqlCondition = NonNullable<JobTrigger['sqlCondition']>

/** A job as a list has it. */
export const job = z.object({
  jobId,
  name: z.string(),
  description: z.string().nullable(),
  creatorUserName: z.string().nullable(),
  /** Null: as its owner. */
  runAs: z.object({ kind: z.enum(['user', 'service-principal']), name: z.string() }).nullable(),
  createdAt: moment.nullable(),
  tags: z.record(z.string(), z.string()),
  /** Empty when only people and other programs start it. */
  triggers: z.array(jobTrigger),
  /** It has triggers, and every one is paused. */
  isPaused: z.boolean(),
  /** By its schedules that are not paused; null for other triggers, whose moment nobody knows. */
  nextFireAt: moment.nullable(),
  maxConcurrentRuns: z.number(),
  /** What comes over the limit waits; else it is skipped. */
  queues: z.boolean(),
  /** 0 is none. */
  timeoutSeconds: z.number(),
  git: gitSource.nullable(),
})
export type Job = z.infer<typeof job>

export const jobParameter = z.object({ name: z.string(), default: z.string() })

/** A night in which clocks change and times of a schedule do not come, or come twice. */
export const jobClockChange = z.object({
  kind: z.enum(['skipped', 'doubled']),
  at: moment,
  timeZone: z.string(),
  /** On the wall, `HH:MM`: from what to what clocks go. */
  from: z.string(),
  to: z.string(),
  /** How many of the schedule's times it concerns, and the first of them. */
  count: z.number(),
  times: z.array(z.string()),
})
export type JobClockChange = z.infer<typeof jobClockChange>

/** One job by itself, and what pausing it answers. */
export const jobDetail = job.extend({
  tasks: z.array(taskSpec),
  jobClusters: z.array(jobCluster),
  parameters: z.array(jobParameter),
  /** The next moments its schedules fire, ten at most. */
  nextFires: z.array(moment),
  /** Of its schedules, within the next year. */
  clockChanges: z.array(jobClockChange),
  notifies: z.object({
    onStart: z.array(z.string()),
    onSuccess: z.array(z.string()),
    onFailure: z.array(z.string()),
  }),
  /** Deployed by a bundle: changes here are overwritten by the next deployment. */
  isLocked: z.boolean(),
  asOf: moment,
})
export type JobDetail = z.infer<typeof jobDetail>

export const jobPage = z.object({
  items: z.array(job),
  /** Hand it back as `pageToken` for what follows; null at the end. */
  nextPageToken: z.string().nullable(),
  asOf: moment,
})
export type JobPage = z.infer<typeof jobPage>

export const jobPermissions = permissions
export type JobPermissions = z.infer<typeof jobPermissions>

/**
 * `name` is the whole name in any case; `limit` is how many at most, read in pages of 100. `q` leaves out of what was
 * read: every word of it has to be found in the name, owner, id, workspace or a tag.
 */
export const listJobsInput = z.object({
  workspace: workspaceAlias,
  name: z.string().min(1).max(4096).optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(500),
  pageToken: z.string().min(1).max(4096).optional(),
})
export type ListJobsInput = z.infer<typeof listJobsInput>

export const jobInput = z.object({ workspace: workspaceAlias, jobId })
export type JobInput = z.infer<typeof jobInput>

const values = z.record(z.string().min(1), z.string())

const listed = z.array(z.string()).min(1).max(1000)

/** The older kinds of parameters, which go to every task of their kind. A job with parameters of its own has none. */
export const taskParameters = z.object({
  notebook: values.optional(),
  sql: values.optional(),
  python: listed.optional(),
  /** Of wheels, by name. */
  pythonNamed: values.optional(),
  jar: listed.optional(),
  sparkSubmit: listed.optional(),
  dbt: listed.optional(),
})
export type TaskParameters = z.infer<typeof taskParameters>

export const runJobInput = jobInput.extend({
  /** Values of the job's parameters; those left out have their defaults. */
  jobParameters: values.optional(),
  /** Instead of those of the job: parameters for its tasks by their kind. */
  taskParameters: taskParameters.optional(),
  /** Only these tasks; `+key` with what it depends on, `key+` with what depends on it. */
  only: z.array(z.string().min(1)).min(1).max(1000).optional(),
  /** Whether it waits when as many run as may; the job's own setting when left out. */
  queue: z.boolean().optional(),
})
export type RunJobInput = z.infer<typeof runJobInput>

/** The run that an answered press started; asked again with the same key, it is the same run. */
export const startedRun = z.object({ jobId, runId, asOf: moment })
export type StartedRun = z.infer<typeof startedRun>

export const cancelAllRunsInput = jobInput.extend({
  /** Only those that wait; the ones that run go on. */
  onlyQueued: z.boolean().default(false),
})
export type CancelAllRunsInput = z.infer<typeof cancelAllRunsInput>

export const cancelRequested = z.object({ jobId, asOf: moment })
export type CancelRequested = z.infer<typeof cancelRequested>

/** Who the job is to belong to, or to run as. */
export const jobIdentityInput = jobInput.extend({ principal: principalRef })
export type JobIdentityInput = z.infer<typeof jobIdentityInput>

export const changedOwner = z.object({
  jobId,
  owner: principalRef,
  /** Whose it was; the same as `owner` where it was theirs already, and null where it was nobody's. */
  before: principalRef.nullable(),
  asOf: moment,
})
export type ChangedOwner = z.infer<typeof changedOwner>
