import { z } from 'zod'
import { runId, workspaceAlias } from '@/lib/databricks/ids'
import { run, runCoverage } from '@/lib/resources/runs/schema'
import { runStates, runWindows } from '@/lib/resources/runs/states'
import { nowKinds } from './kinds'

const moment = z.iso.datetime()

/** The median of a job's last successes. */
export const usual = z.object({ medianMs: z.number(), of: z.number() })

export const historyCell = z.object({
  runId,
  state: z.enum(runStates),
  startedAt: moment.nullable(),
  totalMs: z.number().nullable(),
})
export type HistoryCell = z.infer<typeof historyCell>

/** Why a run failed. */
export const failure = z.object({
  /** The tasks that failed by themselves, the first failure first; null while nobody has looked. */
  tasks: z.array(z.object({ taskKey: z.string(), runId })).nullable(),
  /** The first line of the error; null where there is none, or nobody has looked. */
  errorLine: z.string().nullable(),
  /** `output`: what the task left behind. `message`: what the list of runs says, which is often less. */
  from: z.enum(['output', 'message']),
})
export type Failure = z.infer<typeof failure>

/** A run on the view. One that failed and then recovered is there as both. */
export const nowRow = z.object({
  kind: z.enum(nowKinds),
  workspace: workspaceAlias,
  run,
  /** Null where too few successes are known. */
  usual: usual.nullable(),
  /** The last runs of its job, oldest first; null where they are not loaded. */
  history: z.array(historyCell).nullable(),
  /** Of failed ones. */
  failure: failure.nullable(),
  /** Of recovered ones: how, and after which run. Of failed ones: whether they have. */
  recovery: z.object({ how: z.enum(['next-run', 'repair']), failedRunId: runId }).nullable(),
  /** Of failed ones: a newer run of their job that goes on. Whether that one ends well is not known yet. */
  goesOnAs: runId.nullable(),
})
export type NowRow = z.infer<typeof nowRow>

const counts = z.record(z.enum(nowKinds), z.number())

/** How many of each kind in each step of the window, oldest first; runs that run count wherever they ran. */
export const buckets = z.object({
  from: moment,
  stepMs: z.number(),
  counts: z.record(z.enum(nowKinds), z.array(z.number())),
})
export type Buckets = z.infer<typeof buckets>

const share = z.object({ known: z.number(), of: z.number() })

/** What is behind the rows of one workspace, and what they leave out. */
export const nowPart = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ok'),
    workspace: workspaceAlias,
    counts,
    /** How many of those that run are past their usual time. */
    runningLong: z.number(),
    /** Since when the longest wait of those that are queued; null while none is. */
    waitingSince: moment.nullable(),
    buckets,
    /** Failed in the window before this one; null while that is not loaded. */
    failedBefore: z.number().nullable(),
    /** Of the runs that started in the window. */
    coverage: runCoverage,
    /** Not every run that is active is here. */
    hasMoreActive: z.boolean(),
    /** How many failures' errors were read. */
    errors: share,
    /** Of how many ended runs it is known whether they were slow. */
    judged: share,
    /** Nothing was left out for lack of time; else the next look has more. */
    isComplete: z.boolean(),
    /**
     * What is left out was not left out for lack of time: it would take more calls than a look may make. It comes by
     * and by, and sooner where `more` is asked for.
     */
    isPaused: z.boolean(),
    asOf: moment,
  }),
  /** `problem` is a Problem (RFC 9457), ready to be shown. */
  z.object({ kind: z.literal('failed'), workspace: workspaceAlias, problem: z.looseObject({}) }),
  /** It has not answered in time; its answer is waited for, and whoever asks next gets it. */
  z.object({ kind: z.literal('slow'), workspace: workspaceAlias }),
])
export type NowPart = z.infer<typeof nowPart>

export const nowPage = z.object({
  window: z.enum(runWindows),
  items: z.array(nowRow),
  parts: z.array(nowPart),
  asOf: moment,
})
export type NowPage = z.infer<typeof nowPage>

/** `workspace`: that one alone. `budgetMs`: how long the answer may take; what is not there by then is left out. */
export const readNowInput = z.object({
  window: z.enum(runWindows).default('24h'),
  workspace: workspaceAlias.optional(),
  budgetMs: z.coerce.number().int().min(100).max(20_000).default(3_000),
  /** A workspace is asked so much in one go, and then for less: this allows another go, as when a page is opened. */
  more: z.stringbool().or(z.boolean()).default(false),
})
export type ReadNowInput = z.infer<typeof readNowInput>
