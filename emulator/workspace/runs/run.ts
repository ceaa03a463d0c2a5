import type { JsonObject } from '../../core/json'
import type { AccessList } from '../access'
import type { Job } from '../jobs/job'
import type { JobSettings, TaskSpec } from '../jobs/settings'
import type { Cause } from './cause'
import type { Trigger } from './run-trigger'
import type { Story } from './story'

/** Where a run or a task of it stands; `life_cycle_state` and `status.state` are both told from it. */
export type Phase =
  | 'BLOCKED'
  | 'QUEUED'
  | 'WAITING_FOR_RETRY'
  | 'PENDING'
  | 'RUNNING'
  | 'TERMINATING'
  | 'TERMINATED'
  | 'SKIPPED'
  | 'INTERNAL_ERROR'

export type Result =
  | 'SUCCESS'
  | 'SUCCESS_WITH_FAILURES'
  | 'FAILED'
  | 'TIMEDOUT'
  | 'CANCELED'
  | 'MAXIMUM_CONCURRENT_RUNS_REACHED'
  | 'EXCLUDED'
  | 'DISABLED'
  | 'UPSTREAM_FAILED'
  | 'UPSTREAM_CANCELED'

/** One attempt of one task. */
export type TaskRun = {
  id: bigint
  key: string
  spec: TaskSpec
  attempt: number
  /** Attempts since the run began or was last repaired: what `max_retries` counts. */
  tries: number
  /** The first attempt's id. */
  originalId: bigint
  phase: Phase
  result: Result | null
  cause: Cause | null
  startedAt: number
  /** When its code began to run; null while the compute is not there. */
  runningSince: number | null
  endedAt: number | null
  setupMs: number
  executeMs: number
  cleanupMs: number
  /** What a condition came to. */
  outcome: 'true' | 'false' | null
  /** The runs of a for-each task's inner task, as far as they have begun. */
  iterations: TaskRun[] | null
  input: string | null
  /** The run that a run-job task started. */
  childRunId: bigint | null
  /** Grows with each change, so that what was planned before it no longer happens. */
  stamp: number
}

export type Repair = {
  id: bigint
  type: 'ORIGINAL' | 'REPAIR'
  startedAt: number
  endedAt: number | null
  taskIds: bigint[]
  phase: Phase
  result: Result | null
  cause: Cause | null
}

export type RunParameters = {
  /** Values that replace the defaults of the job's own parameters. */
  job: Record<string, string>
  /** `notebook_params`, `jar_params` and their like, as they were sent. */
  overriding: JsonObject
}

export type Run = {
  id: bigint
  job: Job | null
  type: 'JOB_RUN' | 'SUBMIT_RUN' | 'WORKFLOW_RUN'
  name: string
  /** Sign-in name or application id of who made the job, or submitted the run. */
  creator: string
  creatorHasLeft: boolean
  trigger: Trigger
  /** The run whose run-job task started this one. */
  parentRunId: bigint | null
  /** The settings as they stood when it began. */
  settings: JobSettings
  parameters: RunParameters
  accessList: AccessList
  startedAt: number
  queuedUntil: number | null
  endedAt: number | null
  phase: Phase
  result: Result | null
  /** Who asked for the end of it. */
  canceledBy: string | null
  /** The latest attempt of each task, in the order of the settings. */
  tasks: TaskRun[]
  /** Attempts that a retry or a repair has taken the place of. */
  earlier: TaskRun[]
  repairs: Repair[]
  story: Story
  nextSlot: number
  stamp: number
  onEnd: ((at: number) => void)[]
}

const overPhases: readonly Phase[] = ['TERMINATED', 'SKIPPED', 'INTERNAL_ERROR']

export const isOver = ({ phase }: { phase: Phase }): boolean => overPhases.includes(phase)

/** Active as `active_only` means it: anything that has not ended. */
export const isActive = (run: Run): boolean => !isOver(run)
