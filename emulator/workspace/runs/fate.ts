import type { Cause } from './cause'
import { always } from './causes'
import { between, chance } from './chance'
import type { Run, TaskRun } from './run'

/** What will come of one attempt of a task. */
export type Fate = { setupMs: number; executeMs: number; cleanupMs: number; cause: Cause | null }

const fileOf = ({ spec }: TaskRun): string =>
  spec.notebook_task?.notebook_path ?? spec.spark_python_task?.python_file ?? ''

/** Tasks can be told by name to fail, as the clusters of the emulator can. */
function namedCause(task: TaskRun): Cause | null {
  const name = `${task.key} ${fileOf(task)}`.replaceAll('_', '-')
  if (name.includes('always-fails')) return always
  return name.includes('fails-once') && task.attempt === 0 ? always : null
}

const neverEndsMs = 40 * 24 * 3_600_000

function causeOf(run: Run, task: TaskRun): Cause | null {
  const mishap = run.story.fails?.find((each) => each.task === task.key)
  if (mishap && task.tries < (mishap.attempts ?? Infinity)) return mishap.cause
  return namedCause(task)
}

function usualMs(run: Run, task: TaskRun): number {
  return run.job?.paceMs[task.key] ?? between(12_000, 40_000, chance(run.job?.id ?? 7n, task.key))
}

/** A job cluster is waited for by the first task on it; shared and serverless compute is there at once. */
function setupMs(run: Run, task: TaskRun, share: number): number {
  const { spec } = task
  if (spec.new_cluster) return between(40_000, 95_000, share)
  if (spec.job_cluster_key === undefined) return between(900, 6_000, share)
  const isThere = run.tasks.some(
    (each) =>
      each.spec.job_cluster_key === spec.job_cluster_key &&
      each.runningSince !== null &&
      each.attempt === task.attempt,
  )
  return isThere ? between(600, 2_400, share) : between(28_000, 70_000, share)
}

/** `taskMs` is the time that a test has set for every task; usual times hold while it is null. */
export function fateOf(run: Run, task: TaskRun, taskMs: number | null): Fate {
  const cause = causeOf(run, task)
  const share = chance(task.id, 'time')
  if (taskMs !== null) {
    return { setupMs: Math.round(taskMs / 4), executeMs: taskMs, cleanupMs: 0, cause }
  }
  const isEndless = `${task.key}`.replaceAll('_', '-').includes('never-ends')
  const spread = 0.87 + 0.26 * share
  const failsAfter = cause ? 0.3 + 0.4 * chance(task.id, 'failure') : 1
  return {
    setupMs: setupMs(run, task, chance(task.id, 'setup')),
    executeMs: isEndless
      ? neverEndsMs
      : Math.round(usualMs(run, task) * spread * failsAfter * (run.story.slow ?? 1)),
    cleanupMs: between(150, 900, share),
    cause,
  }
}
