import type { RunState } from './states'

export type Standing = {
  state: RunState
  lifeCycle: string | null
  result: string | null
}

/** The state as a word on a badge: Databricks' own where it says more than ours. */
export function stateWord({ state, lifeCycle, result }: Standing): string {
  return resultWords.get(result ?? '') ?? lifeCycleWords.get(lifeCycle ?? '') ?? words[state]
}

const words: Record<RunState, string> = {
  failed: 'Failed',
  running: 'Running',
  queued: 'Queued',
  succeeded: 'Succeeded',
  warning: 'Succeeded with failures',
  canceled: 'Canceled',
  skipped: 'Skipped',
  unknown: 'Unknown',
}

const resultWords = new Map([
  ['TIMEDOUT', 'Timed out'],
  ['UPSTREAM_FAILED', 'Upstream failed'],
  ['UPSTREAM_CANCELED', 'Upstream canceled'],
  ['EXCLUDED', 'Excluded'],
  ['DISABLED', 'Disabled'],
])

const lifeCycleWords = new Map([
  ['PENDING', 'Starting'],
  ['TERMINATING', 'Ending'],
  ['BLOCKED', 'Waiting'],
  ['WAITING_FOR_RETRY', 'Waiting to retry'],
])

/** Something that changes by itself soon. */
export const isTransitional = ({ lifeCycle }: Pick<Standing, 'lifeCycle'>): boolean =>
  lifeCycle === 'PENDING' || lifeCycle === 'TERMINATING'
