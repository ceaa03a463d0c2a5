import type { Cause, TerminationCode, TerminationType } from './cause'
import type { Phase, Result, Run, TaskRun } from './run'
import { isOver } from './run'

type Standing = {
  phase: Phase
  result: Result | null
  message: string
  cause: Cause | null
  queueLimit?: number | undefined
}

const v2State: Record<Phase, string> = {
  BLOCKED: 'BLOCKED',
  QUEUED: 'QUEUED',
  WAITING_FOR_RETRY: 'WAITING',
  PENDING: 'PENDING',
  RUNNING: 'RUNNING',
  TERMINATING: 'TERMINATING',
  TERMINATED: 'TERMINATED',
  SKIPPED: 'TERMINATED',
  INTERNAL_ERROR: 'TERMINATED',
}

const terminations: Record<Exclude<Result, 'FAILED'>, [TerminationCode, TerminationType]> = {
  SUCCESS: ['SUCCESS', 'SUCCESS'],
  SUCCESS_WITH_FAILURES: ['SUCCESS_WITH_FAILURES', 'SUCCESS'],
  // The platform ends a run that took too long; a person's request is USER_CANCELED.
  TIMEDOUT: ['CANCELED', 'CLIENT_ERROR'],
  CANCELED: ['USER_CANCELED', 'SUCCESS'],
  MAXIMUM_CONCURRENT_RUNS_REACHED: ['MAX_CONCURRENT_RUNS_EXCEEDED', 'CLIENT_ERROR'],
  EXCLUDED: ['SKIPPED', 'SUCCESS'],
  DISABLED: ['DISABLED', 'SUCCESS'],
  UPSTREAM_FAILED: ['SKIPPED', 'CLIENT_ERROR'],
  UPSTREAM_CANCELED: ['SKIPPED', 'CLIENT_ERROR'],
}

const queuedMessage = (limit: number) =>
  `Queued due to reaching maximum concurrent runs of ${limit}.`

function toTermination({ result, cause, message }: Standing) {
  if (result === null) return {}
  const [code, type] =
    result === 'FAILED'
      ? [cause?.code ?? 'RUN_EXECUTION_ERROR', cause?.type ?? 'CLIENT_ERROR']
      : terminations[result]
  return { termination_details: { code, type, message } }
}

/** The older `state` and the newer `status`, which are always both there (Jobs API 2.2). */
export function toStates(standing: Standing) {
  const { phase, result, message, queueLimit = 1 } = standing
  const isQueued = phase === 'QUEUED'
  return {
    state: {
      life_cycle_state: phase,
      ...(result !== null && isOver({ phase }) ? { result_state: result } : {}),
      ...(isQueued ? { queue_reason: queuedMessage(queueLimit) } : {}),
      state_message: message,
      user_cancelled_or_timedout: result === 'CANCELED' || result === 'TIMEDOUT',
    },
    status: {
      state: v2State[phase],
      ...(isQueued
        ? {
            queue_details: {
              code: 'MAX_CONCURRENT_RUNS_REACHED',
              message: queuedMessage(queueLimit),
            },
          }
        : {}),
      ...(isOver({ phase }) ? toTermination(standing) : {}),
    },
  }
}

const workloadFailed = 'Workload failed, see run output for details'

function taskMessage(run: Run, task: TaskRun): string {
  const { phase, result, cause } = task
  if (phase === 'PENDING') return 'Waiting for cluster'
  if (phase === 'RUNNING') return 'In run'
  if (phase === 'WAITING_FOR_RETRY') return 'Waiting for retry'
  if (result === 'FAILED')
    return cause?.isBeforeStart ? cause.error(failedAt(run, task)) : workloadFailed
  if (result === 'CANCELED') return 'Run cancelled.'
  if (result === 'TIMEDOUT') return 'Run timed out.'
  if (result === 'UPSTREAM_FAILED') return 'An upstream task failed.'
  if (result === 'UPSTREAM_CANCELED') return 'An upstream task was canceled.'
  if (result === 'EXCLUDED') return 'The run condition of the task was not met.'
  return result === 'DISABLED' ? 'The task is disabled.' : ''
}

export const failedAt = (run: Run, task: TaskRun) => ({
  jobName: run.name,
  taskKey: task.key,
  file: fileOf(task),
  startedAt: task.runningSince ?? task.startedAt,
  attempt: task.attempt,
})

/** The file in which a task's code stands, as traces name it. */
export function fileOf({ spec, key }: TaskRun): string {
  const path =
    spec.notebook_task?.notebook_path ??
    spec.spark_python_task?.python_file ??
    spec.sql_task?.file?.path ??
    spec.dbt_task?.project_directory ??
    (spec.python_wheel_task &&
      `${spec.python_wheel_task.package_name}/${spec.python_wheel_task.entry_point}.py`)
  if (path === undefined) return `/Workspace/Jobs/${key}`
  return path.startsWith('/') && !path.startsWith('/Workspace/') ? `/Workspace${path}` : path
}

export const taskStates = (run: Run, task: TaskRun) =>
  toStates({ ...task, message: taskMessage(run, task) })

const byEnd = (a: TaskRun, b: TaskRun) => (a.endedAt ?? Infinity) - (b.endedAt ?? Infinity)

/** The task whose failure the run's own message tells of: the one that failed first. */
export const firstFailure = (run: Run): TaskRun | undefined =>
  run.tasks.filter(({ result }) => result === 'FAILED' || result === 'TIMEDOUT').sort(byEnd)[0]

function runMessage(run: Run): string {
  const limit = run.settings.max_concurrent_runs ?? 1
  if (run.phase === 'QUEUED') return queuedMessage(limit)
  if (run.phase === 'RUNNING') return 'In run'
  if (run.phase === 'PENDING') return 'Waiting for cluster'
  switch (run.result) {
    case 'FAILED':
      return failureMessage(run)
    case 'CANCELED':
      return 'Run cancelled.'
    case 'TIMEDOUT':
      return `Run timed out after ${run.settings.timeout_seconds ?? 0} seconds.`
    case 'MAXIMUM_CONCURRENT_RUNS_REACHED':
      return `Skipping this run because the limit of ${limit} maximum concurrent runs has been reached.`
    case 'SUCCESS_WITH_FAILURES':
      return 'Run succeeded with failures of tasks that nothing depends on.'
    default:
      return ''
  }
}

function failureMessage(run: Run): string {
  const task = firstFailure(run)
  if (!task) return workloadFailed
  const message = taskMessage(run, task)
  if (run.tasks.length === 1) return message
  const hasSkipped = run.tasks.some(({ result }) => result === 'UPSTREAM_FAILED')
  const consequence = hasSkipped ? ' This caused all downstream tasks to get skipped.' : ''
  return `Task ${task.key} failed with message: ${message.replace(/\.$/, '')}.${consequence}`
}

export const runStates = (run: Run) =>
  toStates({
    phase: run.phase,
    result: run.result,
    message: runMessage(run),
    cause: firstFailure(run)?.cause ?? null,
    queueLimit: run.settings.max_concurrent_runs,
  })
