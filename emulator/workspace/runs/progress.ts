import { evaluate, inputsOf } from './conditions'
import { decide } from './dependencies'
import { fateOf } from './fate'
import type { Phase, Result, Run, TaskRun } from './run'
import { isOver } from './run'
import { newTask, replaceTask } from './tasks'
import type { Timeline } from './timeline'
import type { TaskSpec } from '../jobs/settings'
import type { Cause } from './cause'

/** Where runs are played: the workspace's own time, or a private one for the past. */
export type Stage = {
  timeline: Timeline
  /** Milliseconds that every task takes; as long as usual while null. */
  taskMs: number | null
  /** Starts the run of a run-job task; null where there is nothing to start it in. */
  startChild(run: Run, task: TaskRun, at: number): Run | null
  cancelChild(id: bigint, at: number): void
  /** A SQL task asks a warehouse, for so long. */
  queryWarehouse(id: string, at: number, busyUntil: number): void
  /** A run came to its end. */
  ended(run: Run, at: number): void
}

/** One task in the course of its run; `done` goes on with what hangs on it. */
type Step = { run: Run; task: TaskRun; stage: Stage; done: (at: number) => void }

const launchMs = 700
const closingMs = 900
const cancelingMs = 1_800
const evaluationMs = 350

function enter(task: TaskRun, phase: Phase): void {
  task.phase = phase
  task.stamp += 1
}

function planFor({ task, stage }: Step, at: number, happen: (at: number) => void): void {
  const { stamp } = task
  stage.timeline.plan(at, (then) => {
    if (task.stamp === stamp) happen(then)
  })
}

function enterRun(run: Run, phase: Phase): void {
  run.phase = phase
  run.stamp += 1
}

function planForRun(run: Run, stage: Stage, at: number, happen: (at: number) => void): void {
  const { stamp } = run
  stage.timeline.plan(at, (then) => {
    if (run.stamp === stamp) happen(then)
  })
}

/** From the queue, or at once: the run takes its tasks up. */
export function begin(run: Run, at: number, stage: Stage): void {
  run.queuedUntil = run.phase === 'QUEUED' ? at : null
  run.repairs.push({
    id: run.id,
    type: 'ORIGINAL',
    startedAt: run.startedAt,
    endedAt: null,
    taskIds: run.tasks.map(({ id }) => id),
    phase: 'PENDING',
    result: null,
    cause: null,
  })
  launch(run, at, stage)
}

function launch(run: Run, at: number, stage: Stage): void {
  enterRun(run, 'PENDING')
  planForRun(run, stage, at + launchMs, (then) => {
    enterRun(run, 'RUNNING')
    planTimeout(run, at, stage)
    const { canceledAfterMs, canceledBy = 'system' } = run.story
    if (canceledAfterMs !== undefined) {
      planForRun(run, stage, at + canceledAfterMs, (late) => cancel(run, late, canceledBy, stage))
    }
    proceed(run, then, stage)
  })
}

function planTimeout(run: Run, at: number, stage: Stage): void {
  const seconds = run.settings.timeout_seconds ?? 0
  if (seconds <= 0) return
  planForRun(run, stage, at + seconds * 1000, (then) => stop(run, then, 'TIMEDOUT', stage))
}

/** Starts and skips what its dependencies now decide, and closes the run when nothing is left. */
function proceed(run: Run, at: number, stage: Stage): void {
  if (run.phase !== 'RUNNING') return
  const tasks = new Map(run.tasks.map((task) => [task.key, task]))
  for (let isSettled = false; !isSettled;) {
    isSettled = true
    for (const task of run.tasks) {
      if (task.phase !== 'BLOCKED') continue
      const decision = decide(task, tasks)
      if (decision === 'wait') continue
      const step = { run, task, stage, done: (then: number) => proceed(run, then, stage) }
      if (decision === 'run') startTask(step, at)
      else {
        skipTask(task, decision, at)
        isSettled = false
      }
    }
  }
  if (run.tasks.every(isOver)) close(run, at, stage)
}

function skipTask(task: TaskRun, result: Result, at: number): void {
  enter(task, result === 'EXCLUDED' || result === 'DISABLED' ? 'SKIPPED' : 'TERMINATED')
  task.result = result
  task.startedAt = at
  task.endedAt = at
}

function startTask(step: Step, at: number): void {
  const { task } = step
  task.startedAt = at
  if (task.spec.condition_task) return startCondition(step, at, task.spec.condition_task)
  if (task.spec.for_each_task) return startForEach(step, at, task.spec.for_each_task)
  if (task.spec.run_job_task) return startRunJob(step, at)
  startCompute(step, at)
}

function startCondition(step: Step, at: number, condition: Parameters<typeof evaluate>[1]): void {
  enter(step.task, 'RUNNING')
  step.task.runningSince = at
  planFor(step, at + evaluationMs, (then) => {
    step.task.outcome = evaluate(step.run, condition)
    step.task.executeMs = evaluationMs
    endTask(step, then, 'SUCCESS', null)
  })
}

function startCompute(step: Step, at: number): void {
  const { run, task, stage } = step
  const fate = fateOf(run, task, stage.taskMs)
  enter(task, 'PENDING')
  planFor(step, at + fate.setupMs, (up) => {
    task.setupMs = fate.setupMs
    if (fate.cause?.isBeforeStart) return endTask(step, up, 'FAILED', fate.cause)
    enter(task, 'RUNNING')
    task.runningSince = up
    const limitMs = (task.spec.timeout_seconds ?? 0) * 1000
    const isTooLong = limitMs > 0 && fate.executeMs > limitMs
    const executeMs = isTooLong ? limitMs : fate.executeMs
    if (task.spec.sql_task) {
      stage.queryWarehouse(task.spec.sql_task.warehouse_id, up, up + executeMs)
    }
    planFor(step, up + executeMs, (then) => {
      task.executeMs = executeMs
      enter(task, 'TERMINATING')
      planFor(step, then + fate.cleanupMs, (late) => {
        task.cleanupMs = fate.cleanupMs
        endTask(step, late, isTooLong ? 'TIMEDOUT' : fate.cause ? 'FAILED' : 'SUCCESS', fate.cause)
      })
    })
  })
}

function startRunJob(step: Step, at: number): void {
  const { run, task, stage } = step
  const child = stage.startChild(run, task, at)
  if (!child) return startCompute(step, at)
  enter(task, 'RUNNING')
  task.runningSince = at
  task.childRunId = child.id
  const { stamp } = task
  const finish = (then: number) => {
    if (task.stamp !== stamp) return
    task.executeMs = then - at
    const isGood = child.result === 'SUCCESS' || child.result === 'SUCCESS_WITH_FAILURES'
    endTask(step, then, isGood ? 'SUCCESS' : 'FAILED', null)
  }
  if (isOver(child)) stage.timeline.plan(at, finish)
  else child.onEnd.push(finish)
}

type ForEach = { inputs: string; concurrency?: number; task: TaskSpec }

function startForEach(step: Step, at: number, forEach: ForEach): void {
  const { run, task } = step
  enter(task, 'RUNNING')
  task.runningSince = at
  task.iterations = []
  continueForEach(step, at, forEach, inputsOf(run, forEach.inputs))
}

function continueForEach(step: Step, at: number, forEach: ForEach, inputs: string[]): void {
  const { run, task, stage } = step
  const begun = task.iterations ?? []
  if (task.phase !== 'RUNNING') return
  while (
    begun.length < inputs.length &&
    begun.filter((each) => !isOver(each)).length < (forEach.concurrency ?? 1)
  ) {
    const inner = newTask(run, {
      ...forEach.task,
      task_key: `${forEach.task.task_key}_${begun.length}`,
    })
    inner.input = inputs[begun.length] ?? null
    begun.push(inner)
    const done = (then: number) => continueForEach(step, then, forEach, inputs)
    startTask({ run, task: inner, stage, done }, at)
  }
  if (begun.length < inputs.length || !begun.every(isOver)) return
  task.executeMs = at - (task.runningSince ?? at)
  const failed = begun.find(({ result }) => result !== 'SUCCESS')
  endTask(step, at, failed ? 'FAILED' : 'SUCCESS', failed?.cause ?? null)
}

function endTask(step: Step, at: number, result: Result, cause: Cause | null): void {
  const { task } = step
  const isCompute = result === 'FAILED' && cause?.isBeforeStart
  enter(task, isCompute ? 'INTERNAL_ERROR' : 'TERMINATED')
  task.result = result
  task.cause = result === 'FAILED' ? cause : null
  task.endedAt = at
  if (mayRetry(task)) retry(step, at)
  else step.done(at)
}

function mayRetry({ result, spec, tries }: TaskRun): boolean {
  const limit = spec.max_retries ?? 0
  const isRetried = result === 'FAILED' || (result === 'TIMEDOUT' && spec.retry_on_timeout === true)
  return isRetried && (limit === -1 || tries < limit)
}

function retry(step: Step, at: number): void {
  const { run, task, stage, done } = step
  const next = newTask(run, task.spec, task)
  next.tries = task.tries + 1
  next.input = task.input
  replaceTask(run, task, next)
  run.repairs.at(-1)?.taskIds.push(next.id)
  const nextStep = { run, task: next, stage, done }
  next.startedAt = at
  enter(next, 'WAITING_FOR_RETRY')
  planFor(nextStep, at + (task.spec.min_retry_interval_millis ?? 0), (then) =>
    startTask(nextStep, then),
  )
}

function close(run: Run, at: number, stage: Stage): void {
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

function finish(run: Run, at: number, result: Result, stage: Stage): void {
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

export function cancel(run: Run, at: number, by: string, stage: Stage): void {
  if (isOver(run) || run.phase === 'TERMINATING') return
  run.canceledBy = by
  stop(run, at, 'CANCELED', stage)
}

function stop(run: Run, at: number, result: 'CANCELED' | 'TIMEDOUT', stage: Stage): void {
  const wasQueued = run.phase === 'QUEUED'
  enterRun(run, 'TERMINATING')
  const open = allTasks(run).filter((task) => !isOver(task))
  const begun = open.filter(({ phase }) => phase !== 'BLOCKED')
  for (const task of open) {
    if (task.childRunId !== null) stage.cancelChild(task.childRunId, at)
    enter(task, task.phase === 'BLOCKED' ? 'BLOCKED' : 'TERMINATING')
  }
  planForRun(run, stage, at + (wasQueued ? 0 : cancelingMs), (then) => {
    for (const task of open) {
      if (task.runningSince !== null) task.executeMs = at - task.runningSince
      if (begun.includes(task)) endStopped(task, then, result)
      else skipTask(task, wasQueued ? 'CANCELED' : 'UPSTREAM_CANCELED', then)
    }
    finish(run, then, result, stage)
  })
}

function endStopped(task: TaskRun, at: number, result: Result): void {
  enter(task, 'TERMINATED')
  task.result = result
  task.endedAt = at
}

export const allTasks = (run: Run): TaskRun[] =>
  run.tasks.flatMap((task) => [task, ...(task.iterations ?? [])])

/** Another run is active and this one is not to wait: it ends before it begins. */
export function skipRun(run: Run, at: number, stage: Stage): void {
  for (const task of run.tasks) skipTask(task, 'MAXIMUM_CONCURRENT_RUNS_REACHED', at)
  enterRun(run, 'SKIPPED')
  run.result = 'MAXIMUM_CONCURRENT_RUNS_REACHED'
  run.endedAt = at
  stage.ended(run, at)
}

/** Runs some tasks of an ended run again under the same run id; returns the repair's own id. */
export function repair(run: Run, at: number, keys: ReadonlySet<string>, stage: Stage): bigint {
  const renewed = run.tasks.filter(({ key }) => keys.has(key))
  const fresh = renewed.map((task) => {
    const next = newTask(run, task.spec, task)
    replaceTask(run, task, next)
    return next
  })
  const id = run.id + BigInt(run.nextSlot++)
  run.repairs.push({
    id,
    type: 'REPAIR',
    startedAt: at,
    endedAt: null,
    taskIds: fresh.map((task) => task.id),
    phase: 'PENDING',
    result: null,
    cause: null,
  })
  Object.assign(run, { endedAt: null, result: null, canceledBy: null })
  launch(run, at, stage)
  return id
}
