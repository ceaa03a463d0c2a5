import type { Result, TaskRun } from './run'
import { isOver } from './run'

export type Decision =
  'wait' | 'run' | Extract<Result, `UPSTREAM_${string}` | 'EXCLUDED' | 'DISABLED'>

const failed: readonly (Result | null)[] = ['FAILED', 'TIMEDOUT', 'UPSTREAM_FAILED']
const canceled: readonly (Result | null)[] = ['CANCELED', 'UPSTREAM_CANCELED']

type Upstream = { task: TaskRun; isTaken: boolean }

/** A branch of a condition that was not taken counts as excluded for what hangs on it. */
function upstreamOf(task: TaskRun, tasks: ReadonlyMap<string, TaskRun>): Upstream[] {
  return (task.spec.depends_on ?? []).flatMap(({ task_key, outcome }) => {
    const upstream = tasks.get(task_key)
    if (!upstream) return []
    const isTaken = outcome === undefined || outcome === upstream.outcome
    return [{ task: upstream, isTaken: isTaken && upstream.result !== 'EXCLUDED' }]
  })
}

function afterAll(taken: Upstream[]): Decision {
  const results = taken.map(({ task }) => task.result)
  if (results.some((result) => failed.includes(result))) return 'UPSTREAM_FAILED'
  if (results.some((result) => canceled.includes(result))) return 'UPSTREAM_CANCELED'
  return 'run'
}

/** Whether a task may start, from its `run_if` and what it depends on (Jobs API 2.2, RunIf). */
export function decide(task: TaskRun, tasks: ReadonlyMap<string, TaskRun>): Decision {
  if (task.spec.disabled) return 'DISABLED'
  const upstream = upstreamOf(task, tasks)
  if (upstream.some(({ task: each }) => !isOver(each))) return 'wait'
  if (upstream.length === 0) return 'run'
  const taken = upstream.filter(({ isTaken }) => isTaken)
  const hasFailure = taken.some(({ task: each }) => failed.includes(each.result))
  const hasSuccess = taken.some(({ task: each }) => each.result === 'SUCCESS')
  const whether = (condition: boolean): Decision => (condition ? 'run' : 'EXCLUDED')
  switch (task.spec.run_if ?? 'ALL_SUCCESS') {
    case 'ALL_SUCCESS':
      return taken.length < upstream.length ? 'EXCLUDED' : afterAll(taken)
    case 'NONE_FAILED':
      return taken.length === 0 ? 'EXCLUDED' : hasFailure ? 'UPSTREAM_FAILED' : 'run'
    case 'AT_LEAST_ONE_SUCCESS':
      return hasSuccess ? 'run' : hasFailure ? 'UPSTREAM_FAILED' : 'EXCLUDED'
    case 'ALL_DONE':
      return 'run'
    case 'AT_LEAST_ONE_FAILED':
      return whether(hasFailure)
    case 'ALL_FAILED':
      return whether(
        taken.length > 0 && taken.every(({ task: each }) => failed.includes(each.result)),
      )
  }
}
