import type { Cause } from './cause'
import { evaluate } from './conditions'
import { fateOf } from './fate'
import { startForEach } from './for-each'
import { isOver, type Result, type TaskRun } from './run'
import { enter, planFor, type Step } from './stage'
import { newTask, replaceTask } from './tasks'

const evaluationMs = 350

/** Begins a task in its own way; whoever asked goes on by `done` when it has ended for good. */
export function startTask(step: Step, at: number): void {
  const { task } = step
  task.startedAt = at
  if (task.spec.condition_task) return startCondition(step, at, task.spec.condition_task)
  if (task.spec.for_each_task) {
    return startForEach(step, at, { ...task.spec.for_each_task, startTask, endTask })
  }
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
