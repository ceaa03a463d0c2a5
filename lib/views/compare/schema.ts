import { z } from 'zod'
import { jobId, runId, workspaceAlias } from '@/lib/databricks/ids'
import { phaseNames } from '@/lib/resources/runs/phases'
import { runStates } from '@/lib/resources/runs/states'

const moment = z.iso.datetime()
const ms = z.number().nullable()

/** The other run by what it is to this one: the last before it that went well, the one before it, or none. */
export const companions = ['last-success', 'previous'] as const

export const compareRunsInput = z.object({
  workspace: workspaceAlias,
  runId,
  /** A run of the same workspace, or what it is to this one. */
  with: z.union([z.enum(companions), runId]).default('last-success'),
})
export type CompareRunsInput = z.infer<typeof compareRunsInput>

/** What one wants to know of each of the two before anything else. */
export const comparedRun = z.object({
  runId,
  jobId: jobId.nullable(),
  name: z.string(),
  state: z.enum(runStates),
  lifeCycle: z.string().nullable(),
  result: z.string().nullable(),
  isActive: z.boolean(),
  startedAt: moment.nullable(),
  tookMs: ms,
})
export type ComparedRun = z.infer<typeof comparedRun>

/** One part of the time of a run. */
export const comparedPhase = z.object({
  phase: z.enum(phaseNames),
  ms: z.number(),
  otherMs: ms,
  usualMs: ms,
})
export type ComparedPhase = z.infer<typeof comparedPhase>

const taskPart = z.object({
  queue: z.number(),
  setup: z.number(),
  execution: z.number(),
  cleanup: z.number(),
})

/** One task in one of the runs. */
const comparedTry = z.object({
  runId,
  state: z.enum(runStates),
  lifeCycle: z.string().nullable(),
  result: z.string().nullable(),
  startedAt: moment.nullable(),
  tookMs: ms,
  /** Tries and repairs that it took. */
  attempts: z.number(),
  phases: taskPart,
})
export type ComparedTry = z.infer<typeof comparedTry>

export const comparedTask = z.object({
  taskKey: z.string(),
  /** Null where the run has no such task. */
  here: comparedTry.nullable(),
  other: comparedTry.nullable(),
  /** The medians of its last successes; null of fewer than three. */
  usual: z.object({ medianMs: z.number(), of: z.number(), phases: taskPart }).nullable(),
  /** It is on the critical path of this run. */
  isCritical: z.boolean(),
  /** Against the other run something about it is otherwise: its state, its tries, or its time by more than chance. */
  differs: z.boolean(),
})
export type ComparedTask = z.infer<typeof comparedTask>

export const factGroups = ['Parameters', 'Code', 'Compute', 'Start and end', 'Tasks'] as const

/** Something that both runs have, with what it is in each; null where a run has no such thing. */
export const comparedFact = z.object({
  group: z.enum(factGroups),
  name: z.string(),
  here: z.string().nullable(),
  other: z.string().nullable(),
})
export type ComparedFact = z.infer<typeof comparedFact>

/** A task that one of the runs left out, though it is part of what that run is measured by. */
export const taskNotRun = z.object({
  taskKey: z.string(),
  state: z.enum(runStates),
  lifeCycle: z.string().nullable(),
  result: z.string().nullable(),
  /** The tasks whose failure or cancellation it waited for in vain. */
  because: z.array(z.string()),
  /** What it takes where it runs. */
  wouldTakeMs: z.number(),
})
export type TaskNotRun = z.infer<typeof taskNotRun>

/** A part of what this run took longer (or less) than the base. */
export const cause = z.object({
  /** Null for what is of the run as a whole. */
  taskKey: z.string().nullable(),
  /** `not-run`: the tasks that this run left out, as far as they wait for each other. */
  phase: z.enum([...phaseNames, 'not-run']),
  excessMs: z.number(),
})
export type Cause = z.infer<typeof cause>

export const verdict = z.object({
  /** Against what: the usual where it is known, else the other run. */
  base: z.enum(['usual', 'other']),
  tookMs: z.number(),
  baseMs: z.number(),
  /** The largest first; those of less than a twentieth are left out. */
  causes: z.array(cause),
})
export type Verdict = z.infer<typeof verdict>

export const comparison = z.object({
  here: comparedRun,
  other: comparedRun.nullable(),
  /** Why there is no other. */
  whyNoOther: z.string().nullable(),
  /** How many successes the usual times are of; 0 where too few are known. */
  usualOf: z.number(),
  usualMs: ms,
  phases: z.array(comparedPhase),
  /** What differs first, then those of the critical path, then in the order of their start. */
  items: z.array(comparedTask),
  criticalPath: z.array(z.string()),
  /** What differs first. */
  facts: z.array(comparedFact),
  verdict: verdict.nullable(),
  /** Tasks that did not run, of either run. */
  notRun: z.object({ here: z.array(taskNotRun), other: z.array(taskNotRun) }),
  asOf: moment,
})
export type Comparison = z.infer<typeof comparison>

export const compareLogsInput = z.object({
  workspace: workspaceAlias,
  runId,
  with: runId,
  /** Its logs; when left out, those of the first task that has one in both runs. */
  task: z.string().min(1).optional(),
})
export type CompareLogsInput = z.infer<typeof compareLogsInput>

const logSide = z.object({
  /** Of the line that differs, from 1; null where this log has ended before. */
  line: z.number().nullable(),
  /** That line with a few around it. */
  from: z.number(),
  lines: z.array(z.string()),
  total: z.number(),
})
export type LogSide = z.infer<typeof logSide>

export const logComparison = z.object({
  /** Null where no task has a log in both runs. */
  taskKey: z.string().nullable(),
  /** Null where the logs say the same. Ids, paths, numbers and times are left aside. */
  difference: z.object({ here: logSide, other: logSide }).nullable(),
  /** Tasks whose logs were looked for in vain. */
  without: z.array(z.string()),
  /** Tasks that ran in both, in the order of how much they say. */
  tasks: z.array(z.string()),
  asOf: moment,
})
export type LogComparison = z.infer<typeof logComparison>
