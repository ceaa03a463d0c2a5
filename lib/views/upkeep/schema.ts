import { z } from 'zod'
import { jobId, workspaceAlias } from '@/lib/databricks/ids'
import { principalRef } from '@/lib/databricks/principal'
import { job } from '@/lib/resources/jobs/schema'
import { uncheckedWhys, upkeepKinds } from './kinds'

const moment = z.iso.datetime()

/** What was seen that puts a job on the list. */
export const evidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('never-succeeded'),
    /** Of so many runs that ended, none went well. */
    runs: z.number(),
    /** When the oldest of them began. */
    since: moment.nullable(),
    /** They are all that Databricks keeps; else it ran before, too. */
    isAll: z.boolean(),
  }),
  z.object({
    kind: z.literal('paused-90d'),
    /** Databricks does not tell since when, and keeps runs for this many days: in these it never began by itself. */
    quietDays: z.number(),
    /** The last time somebody or something else ran it in these days. */
    lastRunAt: moment.nullable(),
  }),
  z.object({
    kind: z.literal('run-as-left'),
    /** Null where Databricks tells neither whom it runs as nor who made it. */
    runAs: principalRef.nullable(),
    /** The workspace knows nobody of that name, or has put them out of action. */
    why: z.enum(['unknown', 'inactive', 'untold']),
  }),
])
export type Evidence = z.infer<typeof evidence>

export const upkeepRow = z.object({ workspace: workspaceAlias, job, evidence })
export type UpkeepRow = z.infer<typeof upkeepRow>

export const uncheckedWhy = z.enum(uncheckedWhys)
export type UncheckedWhy = z.infer<typeof uncheckedWhy>

export const upkeepPage = z.object({
  items: z.array(upkeepRow),
  /** How many jobs this answer is about, with those that it leaves out. */
  looked: z.number(),
  /** Of these, the ones of which nothing is known. */
  unchecked: z.array(z.object({ jobId, name: z.string(), why: uncheckedWhy })),
  /** Who was put out of action is told to admins only: to others, nobody who still has an account has left. */
  hidesInactive: z.boolean(),
  nextPageToken: z.string().nullable(),
  asOf: moment,
})
export type UpkeepPage = z.infer<typeof upkeepPage>

/** Over every workspace: what was found in each, and why nothing was in one. */
export const upkeepEverywhere = upkeepPage.pick({ items: true, asOf: true }).extend({
  parts: z.array(
    z.object({
      workspace: workspaceAlias,
      kind: z.enum(['ok', 'failed', 'slow']),
      looked: z.number(),
      /** There are more jobs than were looked at. */
      hasMore: z.boolean(),
      unchecked: upkeepPage.shape.unchecked,
      hidesInactive: z.boolean(),
      /** A Problem (RFC 9457), ready to be shown. */
      problem: z.looseObject({}).nullable(),
    }),
  ),
})
export type UpkeepEverywhere = z.infer<typeof upkeepEverywhere>

export const readUpkeepInput = z.object({
  workspace: workspaceAlias,
  kind: z.enum(upkeepKinds),
  /** How many jobs are looked at. */
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  pageToken: z.string().min(1).max(4096).optional(),
  budgetMs: z.coerce.number().int().min(200).max(20_000).default(12_000),
})
export type ReadUpkeepInput = z.infer<typeof readUpkeepInput>

export const everyUpkeepInput = readUpkeepInput.pick({ kind: true }).extend({
  limit: z.coerce.number().int().min(1).max(1_000).default(500),
  budgetMs: z.coerce.number().int().min(200).max(20_000).default(18_000),
})
export type EveryUpkeepInput = z.infer<typeof everyUpkeepInput>
