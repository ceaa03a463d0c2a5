import { enter, enterRun, planForRun, type Stage } from './stage'
import type { Result, Run, TaskRun } from './run'

const closingMs = 900

/** Ends a task that never began. */
export function skipTask(task: TaskRun, result: Result, at: number): void {
  enter(task, result === 'EXCLUDED' || result === 'DISABLED' ? 'SKIPPED' : 'TERMINATED')
  task.result = result
  task.startedAt = at
  task.endedAt = at
}

/** Nothing is left to run: the run ends a moment later, as its tasks say. */
export function close(run: Run, at: number, stage: Stage): void {
  enterRun(run, 'TERMINATING')
  planForRun(run, stage, at + closingMs, (then) => finish(run, then, resultOf(run), stage))
}

/** Leaves decide: a failure upstream of successful leaves is SUCCESS_WITH_FAILURES (Jobs API, run states). */
function resultOf(run: Run): Result {
  const upstream = new Set(
    run.tasks.flatMap(({ spec }) => (spec.depends_on ?? []).map(({ task_key }) => task_key)),
  )
  const leaves = run.tasks.filter(({ key }) => !upstream.has(key))
  const has = (tasks: TaskRun[], ...results: Result[]) =>
    tasks.some(({ result }) => result !== null && results.includes(result))
  if (has(leaves, 'FAILED', 'UPSTREAM_FAILED', 'TIMEDOUT')) return 'FAILED'
  if (has(leaves, 'CANCELED', 'UPSTREAM_CANCELED')) return 'CANCELED'
  return has(run.tasks, 'FAILED', 'TIMEDOUT') ? 'SUCCESS_WITH_FAILURES' : 'SUCCESS'
}

/** Here a run has its result, and whoever waited for it is told. */
export function finish(run: Run, at: number, result: Result, stage: Stage): void {
  // A run of several tasks that fails is reported so in its older state (seen on live workspaces).
  const isInternal =
    result === 'FAILED' &&
    (run.tasks.length > 1 || run.tasks.some(({ phase }) => phase === 'INTERNAL_ERROR'))
  enterRun(run, isInternal ? 'INTERNAL_ERROR' : 'TERMINATED')
  run.result = result
  run.endedAt = at
  const round = run.repairs.at(-1)
  if (round) Object.assign(round, { endedAt: at, phase: run.phase, result })
  stage.ended(run, at)
  for (const callback of run.onEnd.splice(0)) callback(at)
}

/** Another run is active and this one is not to wait: it ends before it begins. */
export function skipRun(run: Run, at: number, stage: Stage): void {
  for (const task of run.tasks) skipTask(task, 'MAXIMUM_CONCURRENT_RUNS_REACHED', at)
  enterRun(run, 'SKIPPED')
  run.result = 'MAXIMUM_CONCURRENT_RUNS_REACHED'
  run.endedAt = at
  stage.ended(run, at)
}
