import { z } from 'zod'
import { jobId, workspaceAlias } from '@/lib/databricks/ids'
import type { Span } from './spans'

// Apart from its arithmetic, which the browser does without a parser.
const span: z.ZodType<Span> = z.object({ first: z.number(), every: z.number(), count: z.number() })

const moment = z.iso.datetime()

/** A job that something starts by itself, and when its schedules will within a week. */
export const scheduledJob = z.object({
  workspace: workspaceAlias,
  jobId,
  name: z.string(),
  /** What starts it, in words. */
  starts: z.string(),
  runAs: z.string().nullable(),
  isPaused: z.boolean(),
  /** Empty for what is paused, and for triggers whose moments nobody knows beforehand. */
  spans: z.array(span),
  startCount: z.number(),
  firstAt: moment.nullable(),
})
export type ScheduledJob = z.infer<typeof scheduledJob>

export const schedulePage = z.object({
  /** Jobs that nothing starts are left out. */
  items: z.array(scheduledJob),
  from: moment,
  to: moment,
  nextPageToken: z.string().nullable(),
  asOf: moment,
})
export type SchedulePage = z.infer<typeof schedulePage>

export const readScheduleInput = z.object({
  workspace: workspaceAlias,
  /** How many jobs are looked at; those that nothing starts among them. */
  limit: z.coerce.number().int().min(1).max(10_000).default(500),
  pageToken: z.string().min(1).max(4096).optional(),
})
export type ReadScheduleInput = z.infer<typeof readScheduleInput>

/** Over every workspace: what each told, and why one told nothing. */
export const scheduleEverywhere = z.object({
  items: z.array(scheduledJob),
  parts: z.array(
    z.object({
      workspace: workspaceAlias,
      kind: z.enum(['ok', 'failed', 'slow']),
      /** There are more jobs than were looked at. */
      hasMore: z.boolean(),
      /** A Problem (RFC 9457), ready to be shown. */
      problem: z.looseObject({}).nullable(),
    }),
  ),
  asOf: moment,
})

export const everyScheduleInput = z.object({
  limit: z.coerce.number().int().min(1).max(10_000).default(2_000),
  budgetMs: z.coerce.number().int().min(200).max(20_000).default(10_000),
})
export type EveryScheduleInput = z.infer<typeof everyScheduleInput>
