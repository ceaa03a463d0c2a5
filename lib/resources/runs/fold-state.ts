import type { RunState } from './states'
import type { RunStateWire, RunStatusWire } from './wire'

/** Where a run or a task is, folded from the two states that the API sends; their own words are kept. */
export type Standing = {
  state: RunState
  /** It has not ended. */
  isActive: boolean
  /** QUEUED, PENDING, RUNNING, TERMINATING, BLOCKED, WAITING_FOR_RETRY, TERMINATED, SKIPPED, INTERNAL_ERROR. */
  lifeCycle: string | null
  /** SUCCESS, FAILED, TIMEDOUT, CANCELED, UPSTREAM_FAILED, … once it is over. */
  result: string | null
  /** Of `termination_details`: RUN_EXECUTION_ERROR, CLOUD_FAILURE, USER_CANCELED, … */
  code: string | null
  /** Whose doing it is: SUCCESS, CLIENT_ERROR, CLOUD_FAILURE, INTERNAL_ERROR. */
  codeType: string | null
  /** Databricks' own words: why it waits, or how it ended. */
  message: string | null
}

/** `state` is always sent by today's API and `status` by the newest; either alone is enough. */
export function foldState(
  state: RunStateWire | undefined,
  status: RunStatusWire | undefined,
): Standing {
  const details = status?.termination_details
  const lifeCycle = state?.life_cycle_state ?? lifeCycleOf(status?.state)
  const result = state?.result_state ?? null
  const folded =
    activeStates.get(lifeCycle ?? '') ??
    resultStates.get(result ?? '') ??
    codeState(details) ??
    endStates.get(lifeCycle ?? '') ??
    'unknown'
  return {
    state: folded,
    isActive: activeStates.has(lifeCycle ?? ''),
    lifeCycle,
    result,
    code: details?.code ?? null,
    codeType: details?.type ?? null,
    message:
      state?.queue_reason ||
      status?.queue_details?.message ||
      state?.state_message ||
      details?.message ||
      null,
  }
}

/** The newer API calls a wait between two attempts just WAITING. */
const lifeCycleOf = (state: string | undefined): string | null =>
  state === 'WAITING' ? 'WAITING_FOR_RETRY' : (state ?? null)

// Maps: the words come from outside, and `constructor` is a property of every object.
const activeStates = new Map<string, RunState>([
  ['QUEUED', 'queued'],
  ['BLOCKED', 'queued'],
  ['WAITING_FOR_RETRY', 'queued'],
  // Its compute comes up, which it is already working on.
  ['PENDING', 'running'],
  ['RUNNING', 'running'],
  ['TERMINATING', 'running'],
])

const resultStates = new Map<string, RunState>([
  ['SUCCESS', 'succeeded'],
  ['SUCCESS_WITH_FAILURES', 'warning'],
  ['FAILED', 'failed'],
  ['TIMEDOUT', 'failed'],
  ['CANCELED', 'canceled'],
  // These never began: what they wait for failed, was canceled, or chose another branch.
  ['UPSTREAM_FAILED', 'skipped'],
  ['UPSTREAM_CANCELED', 'skipped'],
  ['EXCLUDED', 'skipped'],
  ['DISABLED', 'skipped'],
  ['MAXIMUM_CONCURRENT_RUNS_REACHED', 'skipped'],
])

const codeStates = new Map<string, RunState>([
  ['SUCCESS', 'succeeded'],
  ['SUCCESS_WITH_FAILURES', 'warning'],
  ['CANCELED', 'canceled'],
  ['USER_CANCELED', 'canceled'],
  ['SKIPPED', 'skipped'],
  ['DISABLED', 'skipped'],
  ['MAX_CONCURRENT_RUNS_EXCEEDED', 'skipped'],
  ['MAX_JOB_QUEUE_SIZE_EXCEEDED', 'skipped'],
])

/** Every code that is neither a success nor somebody's will is a failure, also one that is newer than this. */
function codeState(details: RunStatusWire['termination_details']): RunState | undefined {
  if (!details?.code) return undefined
  return codeStates.get(details.code) ?? (details.type === 'SUCCESS' ? 'succeeded' : 'failed')
}

const endStates = new Map<string, RunState>([
  ['SKIPPED', 'skipped'],
  ['INTERNAL_ERROR', 'failed'],
])
