import { z } from 'zod'
import {
  clusterId,
  jobId,
  repairId,
  runId,
  workspaceAlias,
  type WorkspaceAlias,
} from '@/lib/databricks/ids'
import { gitSource } from '@/lib/job-tasks/git-source'
import { jobCluster } from '@/lib/job-tasks/job-cluster'
import { taskSpec } from '@/lib/job-tasks/schema'
import { mostRecentRuns, runStates, runTypes, runWindows } from './states'

export type { RunState, RunWindow } from './states'

const moment = z.iso.datetime()

/** Milliseconds of each part; 0 where there was none, `totalMs` null while it goes on. */
export const runDurations = z.object({
  queueMs: z.number(),
  setupMs: z.number(),
  executionMs: z.number(),
  cleanupMs: z.number(),
  /** Without the wait in the queue and without the time between repairs: what two runs are compared by. */
  totalMs: z.number().nullable(),
})
export type RunDurations = z.infer<typeof runDurations>

/** How it stands; see `fold-state.ts` for what each word can be. */
const standing = z.object({
  state: z.enum(runStates),
  isActive: z.boolean(),
  lifeCycle: z.string().nullable(),
  result: z.string().nullable(),
  code: z.string().nullable(),
  codeType: z.string().nullable(),
  message: z.string().nullable(),
})

const attempt = standing.extend({
  runId,
  /** 0 is the first. */
  attemptNumber: z.number(),
  startedAt: moment.nullable(),
  /** When the go in progress began to work: the first, or a repair. Null before it starts, and when it is over. */
  goingSince: moment.nullable(),
  endedAt: moment.nullable(),
  durations: runDurations,
  pageUrl: z.string().nullable(),
})

/** A run as a list has it. */
export const run = attempt.extend({
  /** Null for a run that was submitted without a job. */
  jobId: jobId.nullable(),
  name: z.string(),
  type: z.string(),
  /** PERIODIC, ONE_TIME, RETRY, RUN_JOB_TASK, FILE_ARRIVAL, TABLE, CONTINUOUS, CONTINUOUS_RESTART, … */
  trigger: z.string(),
  schedule: z.object({ quartz: z.string(), timeZone: z.string() }).nullable(),
  /** The run whose task started this one. */
  parentRunId: runId.nullable(),
  creatorUserName: z.string().nullable(),
  git: gitSource.nullable(),
  /** Null where the list came without tasks. `isPartial`: it has more than the list tells. */
  progress: z.object({ done: z.number(), total: z.number(), isPartial: z.boolean() }).nullable(),
  /** It ended more than once: it was repaired. */
  wasRepaired: z.boolean(),
})
export type Run = z.infer<typeof run>

/** One attempt of one task. */
export const taskRun = attempt.extend(taskSpec.shape).extend({
  clusterId: clusterId.nullable(),
  git: gitSource.nullable(),
  /** The branch a condition took. */
  outcome: z.string().nullable(),
  /** The run of the other job, for `run-job`. */
  startedRunId: runId.nullable(),
  iterations: z
    .object({
      total: z.number(),
      active: z.number(),
      succeeded: z.number(),
      failed: z.number(),
    })
    .nullable(),
  /** Parameters as the task got them, references filled in. */
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type TaskRun = z.infer<typeof taskRun>

/** The first go of a run, or a repair of it. */
export const runAttempt = standing.extend({
  kind: z.enum(['original', 'repair']),
  repairId: repairId.nullable(),
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  taskRunIds: z.array(runId),
})
export type RunAttempt = z.infer<typeof runAttempt>

export const runParameter = z.object({
  name: z.string(),
  value: z.string(),
  /** Null when it is of this run alone. */
  default: z.string().nullable(),
  /** Whose it is: the job's, or the older kinds that tasks take. */
  of: z.enum(['job', 'notebook', 'python', 'jar', 'sql', 'dbt', 'spark-submit']),
})
export type RunParameter = z.infer<typeof runParameter>

/** One run by itself. */
export const runDetail = run.extend({
  /** The run that this task run belongs to; null when it is a whole run itself. */
  jobRunId: runId.nullable(),
  /** The latest attempt of each task, in the order of their start. */
  tasks: z.array(taskRun),
  /** Attempts that a retry or a repair came after. */
  earlierAttempts: z.array(taskRun),
  /** Of a for-each task's own run. */
  iterations: z.array(taskRun),
  /** The first go and every repair, in order: "attempt 2 of 2". */
  attempts: z.array(runAttempt),
  parameters: z.array(runParameter),
  jobClusters: z.array(jobCluster),
  asOf: moment,
})
export type RunDetail = z.infer<typeof runDetail>

export const timeRange = z.object({ from: moment, to: moment })
export type TimeRange = z.infer<typeof timeRange>

/** What a list of runs speaks for: runs that started in the range, but for what is missing. */
export const runCoverage = timeRange.extend({
  complete: z.boolean(),
  /** Newest first, apart from each other. */
  missing: z.array(timeRange),
  /** Why something is missing: no time left, as many as were asked for, or the workspace refused to go on. */
  stoppedBy: z.enum(['budget', 'limit', 'error']).nullable(),
})
export type RunCoverage = z.infer<typeof runCoverage>

export const runPage = z.object({
  /** The newest start first. */
  items: z.array(run),
  coverage: runCoverage,
  /** Hand it back as `pageToken` for what follows; null at the end, and for lists of a time. */
  nextPageToken: z.string().nullable(),
  asOf: moment,
})
export type RunPage = z.infer<typeof runPage>

const usualTime = z.object({
  medianMs: z.number(),
  /** How many successes it is the median of. */
  of: z.number(),
})

/** What is usual for a job and its tasks; a task with fewer than three successes is not there. */
export const usualTimes = z.object({
  job: usualTime.nullable(),
  tasks: z.array(usualTime.extend({ taskKey: z.string() })),
  asOf: moment,
})
export type UsualTimes = z.infer<typeof usualTimes>

/** What a task run left behind. */
export const runOutput = z.object({
  runId,
  taskKey: z.string().nullable(),
  /** The line that says what went wrong, without the frames around it. */
  errorLine: z.string().nullable(),
  error: z.string().nullable(),
  trace: z.string().nullable(),
  /** What Databricks has to say instead of an output. */
  info: z.string().nullable(),
  /** What the notebook handed to `dbutils.notebook.exit`. */
  result: z.object({ text: z.string(), isTruncated: z.boolean() }).nullable(),
  /** Where the task prints to a log; its text comes only when it is asked for. */
  log: z
    .object({
      totalBytes: z.number(),
      /** Databricks gives the last 5 MB. */
      isTruncated: z.boolean(),
      /** Null when it was not asked for. */
      text: z.string().nullable(),
      /** Where `text` begins in what Databricks gave. */
      fromByte: z.number(),
    })
    .nullable(),
  /** The run of the other job, for `run-job`. */
  startedRunId: runId.nullable(),
  /** Where the result of a SQL task is looked at. */
  sqlLink: z.string().nullable(),
  asOf: moment,
})
export type RunOutput = z.infer<typeof runOutput>

/** HTML as Databricks exports it, with its scripts: never to be put into a page of ours. */
export const runExport = z.object({
  views: z.array(z.object({ name: z.string(), type: z.string(), content: z.string() })),
  asOf: moment,
})
export type RunExport = z.infer<typeof runExport>

const commaList = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string().transform((text) => text.split(',').filter(Boolean)), z.array(z.string())])
    .pipe(z.array(z.enum(values)))

const when = z.iso.datetime({ offset: true })

/**
 * With `window`, or `from` and `to`: every run that started then, as far as the budget goes. Without: the newest
 * `limit` runs, and the next with `pageToken`. `state` and `q` leave out of what was read: every word of `q` has to be
 * found in the name, who started it, ids, the trigger, the message or the workspace.
 */
export const listRunsInput = z
  .object({
    workspace: workspaceAlias,
    jobId: jobId.optional(),
    which: z.enum(['all', 'active', 'completed']).default('all'),
    type: z.enum(runTypes).optional(),
    state: commaList(runStates).optional(),
    q: z.string().max(200).optional(),
    window: z.enum(runWindows).optional(),
    from: when.optional(),
    to: when.optional(),
    limit: z.coerce.number().int().min(1).max(10_000).optional(),
    pageToken: z.string().min(1).max(4096).optional(),
    budgetMs: z.coerce.number().int().min(200).max(20_000).default(5_000),
  })
  .superRefine(refuseTwoTimes)
export type ListRunsInput = z.infer<typeof listRunsInput>

type Times = Partial<Record<'window' | 'from' | 'to' | 'pageToken', string | undefined>>

/** What names two times has an answer to neither; one that nothing can lie in would pass for a quiet one. */
function refuseTwoTimes({ window, from, to, pageToken }: Times, context: z.RefinementCtx): void {
  const fault = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message })
  if (window !== undefined && (from ?? to) !== undefined)
    fault('window', 'stands for `from` and `to`: ask for the one or the other')
  if (from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to))
    fault('from', 'is after `to`')
  if (pageToken !== undefined && (window ?? from ?? to) !== undefined)
    fault('pageToken', 'goes on with the newest runs; a list of a time has no pages')
}

/** The runs of the last 24 hours, for lists that want to know how each job stands. */
export const recentRunsInput = (workspace: WorkspaceAlias): ListRunsInput =>
  listRunsInput.parse({ workspace, window: '24h', limit: mostRecentRuns })

export const runInput = z.object({ workspace: workspaceAlias, runId })
export type RunInput = z.infer<typeof runInput>

export const usualInput = z.object({ workspace: workspaceAlias, jobId })
export type UsualInput = z.infer<typeof usualInput>

export const runOutputInput = runInput.extend({
  /** `tail`: its last `tailBytes`; `all`: up to 5 MB. */
  log: z.enum(['none', 'tail', 'all']).default('none'),
  tailBytes: z.coerce.number().int().min(1_000).max(1_048_576).default(65_536),
  /** The task run has ended, so what it left cannot change and may come from memory. */
  isOver: z.stringbool().or(z.boolean()).default(false),
})
export type RunOutputInput = z.infer<typeof runOutputInput>

export const exportRunInput = runInput.extend({
  views: z.enum(['CODE', 'DASHBOARDS', 'ALL']).default('CODE'),
})
export type ExportRunInput = z.infer<typeof exportRunInput>

export const repairRunInput = runInput.extend({
  /** Task keys; every failed and skipped task when left out. */
  tasks: z.array(z.string().min(1)).min(1).max(1000).optional(),
  /** With `tasks`: what depends on them too. */
  withDependents: z.boolean().default(true),
  jobParameters: z.record(z.string().min(1), z.string()).optional(),
  /**
   * The last repair that was there when the button was pressed, null for none. With it, asking again for the
   * same press finds the repair of that press and does not begin another.
   */
  latestRepairId: repairId.nullable().optional(),
})
export type RepairRunInput = z.infer<typeof repairRunInput>

export const repairedRun = z.object({
  runId,
  /** Null when an answer was lost and the history does not tell it yet. */
  repairId: repairId.nullable(),
  /** It had begun already: an earlier answer to this press was lost, or somebody else was faster. */
  wasThere: z.boolean(),
  asOf: moment,
})
export type RepairedRun = z.infer<typeof repairedRun>
