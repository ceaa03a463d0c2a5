import { z } from 'zod'
import { jobId, workspaceAlias } from '@/lib/databricks/ids'
import { mostFailed } from './paths'

const principals = {
  owner: z.string().nullable(),
  runAs: z.string().nullable(),
  /** Who is mailed when it fails. */
  notifies: z.array(z.string()),
}

/** A job that failed. */
export const failedJob = z.object({
  jobId,
  name: z.string(),
  ...principals,
  /** Its tasks that do not run because of the failure. */
  blocked: z.array(z.string()),
  /** Tasks that failed or do not run, and that may write without saying where to. */
  silent: z.number(),
})
export type FailedJob = z.infer<typeof failedJob>

/** How a job hangs on another: it runs it, is run by it, or starts when a table or a place changes that the other writes. */
export const hangings = ['runs', 'run-by', 'table', 'files'] as const

/** A job that has not failed, and hangs on one that has. */
export const reachedJob = z.object({
  jobId,
  name: z.string(),
  ...principals,
  /** Nothing starts it by itself at the moment. */
  isPaused: z.boolean(),
  how: z.enum(hangings),
  /** The task, the table or the place that it hangs by. */
  via: z.string(),
  /** The job that it hangs on; one that failed where `steps` is 1. */
  from: z.object({ jobId, name: z.string() }),
  steps: z.number(),
})
export type ReachedJob = z.infer<typeof reachedJob>

/** What is not written, as far as jobs say what they write. */
export const reachedTable = z.object({
  kind: z.enum(['table', 'schema', 'path']),
  name: z.string(),
  /** By what it is known: `parameter target_table`. */
  said: z.string(),
  by: z.object({ jobId, name: z.string() }),
})
export type ReachedTable = z.infer<typeof reachedTable>

/** What hangs on jobs that failed, as far as the jobs themselves tell. */
export const reachPage = z.object({
  failed: z.array(failedJob),
  /** The nearest first. */
  items: z.array(reachedJob),
  tables: z.array(reachedTable),
  /** Of the jobs asked about: deleted, or the caller may not see them. */
  unseen: z.array(jobId),
  coverage: z.object({
    /** How many jobs were looked through for what hangs on these. */
    jobs: z.number(),
    complete: z.boolean(),
    /** No time left, as many as were asked for, or the workspace refused to go on. */
    stoppedBy: z.enum(['budget', 'limit', 'error']).nullable(),
  }),
  asOf: z.iso.datetime(),
})
export type ReachPage = z.infer<typeof reachPage>

/** `12:load+merge`: a job and which of its tasks failed; without tasks nobody knows which. */
const failedAt = z
  .string()
  .regex(/^[1-9]\d{0,18}(?::[\w-]+(?:\+[\w-]+)*)?$/, 'a job id, or `id:task+task`')
  .transform((text) => {
    const [id = '', tasks = ''] = text.split(':')
    return { jobId: jobId.parse(id), tasks: tasks === '' ? null : tasks.split('+') }
  })
export type FailedAt = z.infer<typeof failedAt>

export const readReachInput = z.object({
  workspace: workspaceAlias,
  /** Comma list of the jobs that failed. */
  jobs: z
    .union([z.string().transform((text) => text.split(',').filter(Boolean)), z.array(z.string())])
    .pipe(z.array(failedAt).min(1).max(mostFailed)),
  /** How many jobs of the workspace are looked through at most, the newest first. */
  limit: z.coerce.number().int().min(1).max(10_000).default(500),
  budgetMs: z.coerce.number().int().min(200).max(20_000).default(5_000),
})
export type ReadReachInput = z.infer<typeof readReachInput>
