import { toMoment } from '@/lib/databricks/moments'
import { toGitSource } from '@/lib/job-tasks/git-source'
import { toJobClusters } from '@/lib/job-tasks/job-cluster'
import { toTaskSpec } from '@/lib/job-tasks/read'
import { foldState } from './fold-state'
import type { Run, RunAttempt, RunDetail, RunDurations, RunParameter, TaskRun } from './schema'
import { runPageWire, runWire, type AttemptWire, type RunWire, type TaskRunWire } from './wire'

/** Wire to domain: the API's irregular names end here. */
export function toRun(wire: RunWire): Run {
  return {
    ...toAttempt(wire, repairStart(wire)),
    jobId: wire.job_id ?? null,
    name: wire.run_name || `Run ${wire.run_id}`,
    type: wire.run_type ?? 'JOB_RUN',
    trigger: wire.trigger ?? 'ONE_TIME',
    schedule: toSchedule(wire.schedule),
    parentRunId: wire.trigger_info?.run_id ?? null,
    creatorUserName: wire.creator_user_name || null,
    git: toGitSource(wire.git_source),
    progress: toProgress(wire),
    wasRepaired: wasRepaired(wire),
  }
}

function toAttempt(wire: AttemptWire, repairedAt?: number) {
  const standing = foldState(wire.state, wire.status)
  return {
    ...standing,
    runId: wire.run_id,
    attemptNumber: wire.attempt_number ?? 0,
    startedAt: toMoment(wire.start_time),
    goingSince: standing.isActive ? toMoment(repairedAt ?? workStart(wire)) : null,
    endedAt: standing.isActive ? null : toMoment(wire.end_time),
    durations: toDurations(wire, standing.isActive),
    pageUrl: wire.run_page_url ?? null,
  }
}

const workStart = ({ start_time, queue_duration = 0 }: AttemptWire) =>
  start_time ? start_time + queue_duration : undefined

/**
 * When the last repair began, of a run that goes on. A list does not tell repairs; it shows when each task began,
 * and between what had ended and what began next nothing ran for longer than it takes to start a task.
 */
function repairStart(wire: RunWire): number | undefined {
  if (wire.repair_history)
    return wire.repair_history.length > 1 ? wire.repair_history.at(-1)?.start_time : undefined
  const first = workStart(wire)
  if (first === undefined) return undefined
  let [began, reached]: [number | undefined, number] = [undefined, first]
  const begun = splitAttempts(wire.tasks ?? []).latest.filter(({ start_time }) => start_time)
  for (const { start_time = 0, end_time } of begun.toSorted(byStart)) {
    if (start_time - reached > repairGapMs) began = start_time
    reached = Math.max(reached, end_time || Infinity)
  }
  return began
}

const byStart = (a: Placed, b: Placed) => (a.start_time ?? 0) - (b.start_time ?? 0)

function toDurations(wire: AttemptWire, isActive: boolean): RunDurations {
  return {
    queueMs: wire.queue_duration ?? 0,
    setupMs: wire.setup_duration ?? 0,
    executionMs: wire.execution_duration ?? 0,
    cleanupMs: wire.cleanup_duration ?? 0,
    totalMs: isActive ? null : totalMs(wire),
  }
}

/** `run_duration` is what all goes of a run took; task runs have only their parts, and old runs only their ends. */
function totalMs(wire: AttemptWire): number | null {
  const { run_duration, setup_duration = 0, execution_duration = 0, cleanup_duration = 0 } = wire
  if (run_duration !== undefined && run_duration > 0) return run_duration
  const parts = setup_duration + execution_duration + cleanup_duration
  if (parts > 0) return parts
  if (!wire.start_time || !wire.end_time) return null
  return Math.max(0, wire.end_time - wire.start_time - (wire.queue_duration ?? 0))
}

// Between the end of a run and its repair lies somebody's decision; a service's own delays are shorter.
const repairGapMs = 30_000

/** A list does not tell repairs, but the time between them is in no duration. */
function wasRepaired(wire: RunWire): boolean {
  if (wire.repair_history) return wire.repair_history.length > 1
  const { start_time, end_time, run_duration, queue_duration = 0 } = wire
  if (!start_time || !end_time || !run_duration) return false
  return end_time - start_time - run_duration - queue_duration > repairGapMs
}

function toSchedule(wire: RunWire['schedule']): Run['schedule'] {
  if (!wire?.quartz_cron_expression) return null
  return { quartz: wire.quartz_cron_expression, timeZone: wire.timezone_id ?? 'UTC' }
}

function toProgress(wire: RunWire): Run['progress'] {
  if (!wire.tasks) return null
  const { latest } = splitAttempts(wire.tasks)
  const done = latest.filter(({ state, status }) => !foldState(state, status).isActive)
  return { done: done.length, total: latest.length, isPartial: wire.has_more ?? false }
}

export function toTaskRun(wire: TaskRunWire): TaskRun {
  const stats = wire.for_each_task?.stats?.task_run_stats
  return {
    ...toTaskSpec(wire),
    ...toAttempt(wire),
    clusterId: wire.cluster_instance?.cluster_id ?? wire.existing_cluster_id ?? null,
    git: toGitSource(wire.git_source),
    outcome: wire.condition_task?.outcome ?? null,
    startedRunId: wire.run_job_task?.run_id ?? null,
    iterations: stats
      ? {
          total: stats.total_iterations ?? 0,
          active: stats.active_iterations ?? 0,
          succeeded: stats.succeeded_iterations ?? 0,
          failed: stats.failed_iterations ?? 0,
        }
      : null,
    parameters: Object.values(wire.resolved_values ?? {}).flatMap(toResolved),
  }
}

/** `{ base_parameters: { a: 'x' } }`, `{ parameters: ['--a', 'x'] }`, `{ left, right }`: by kind of task. */
function toResolved(values: unknown): { name: string; value: string }[] {
  if (typeof values !== 'object' || values === null) return []
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return [{ name, value }]
    if (Array.isArray(value))
      return value.map((each, at) => ({ name: String(at + 1), value: String(each) }))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).map(([key, each]) => ({ name: key, value: String(each) }))
  })
}

/** The last attempt of each task, and those before it. */
function splitAttempts<T extends Pick<TaskRunWire, 'task_key' | 'attempt_number' | 'start_time'>>(
  tasks: readonly T[],
): { latest: T[]; earlier: T[] } {
  const latest = new Map<string, T>()
  for (const task of tasks) {
    const before = latest.get(task.task_key)
    if (!before || isLater(task, before)) latest.set(task.task_key, task)
  }
  return {
    latest: [...latest.values()],
    earlier: tasks.filter((task) => latest.get(task.task_key) !== task),
  }
}

type Placed = Pick<TaskRunWire, 'attempt_number' | 'start_time'>

function isLater(a: Placed, b: Placed): boolean {
  const attempts = (a.attempt_number ?? 0) - (b.attempt_number ?? 0)
  return attempts === 0 ? (a.start_time ?? 0) > (b.start_time ?? 0) : attempts > 0
}

export function toRunDetail(wire: RunWire, asOf: string): RunDetail {
  const { latest, earlier } = splitAttempts(wire.tasks ?? [])
  const jobRunId = wire.job_run_id && wire.job_run_id !== wire.run_id ? wire.job_run_id : null
  return {
    ...toRun(wire),
    jobRunId,
    tasks: inOrder(latest).map(toTaskRun),
    earlierAttempts: inOrder(earlier).map(toTaskRun),
    iterations: (wire.iterations ?? []).map(toTaskRun),
    attempts: (wire.repair_history ?? []).map(toRunAttempt),
    parameters: toParameters(wire),
    jobClusters: toJobClusters(wire.job_clusters ?? []),
    asOf,
  }
}

/** What has not begun has no start, and stands last in the order the API gave. */
const inOrder = (tasks: readonly TaskRunWire[]): TaskRunWire[] =>
  tasks.toSorted((a, b) => (a.start_time || Infinity) - (b.start_time || Infinity) || 0)

function toRunAttempt(wire: NonNullable<RunWire['repair_history']>[number]): RunAttempt {
  const standing = foldState(wire.state, wire.status)
  return {
    ...standing,
    kind: wire.type === 'REPAIR' ? 'repair' : 'original',
    repairId: wire.type === 'REPAIR' ? (wire.id ?? null) : null,
    startedAt: toMoment(wire.start_time),
    endedAt: standing.isActive ? null : toMoment(wire.end_time),
    taskRunIds: wire.task_run_ids,
  }
}

function toParameters({
  job_parameters = [],
  overriding_parameters = {},
}: RunWire): RunParameter[] {
  const { notebook_params, python_named_params, sql_params } = overriding_parameters
  const named = (of: RunParameter['of'], values: Record<string, string> = {}) =>
    Object.entries(values).map(([name, value]) => ({ name, value, default: null, of }))
  const listed = (of: RunParameter['of'], values: readonly string[] = []) =>
    values.map((value, at) => ({ name: String(at + 1), value, default: null, of }))
  return [
    ...job_parameters.map((each) => ({
      name: each.name,
      value: each.value ?? each.default ?? '',
      default: each.default ?? null,
      of: 'job' as const,
    })),
    ...named('notebook', notebook_params),
    ...named('python', python_named_params),
    ...named('sql', sql_params),
    ...listed('python', overriding_parameters.python_params),
    ...listed('jar', overriding_parameters.jar_params),
    ...listed('spark-submit', overriding_parameters.spark_submit_params),
    ...listed('dbt', overriding_parameters.dbt_commands),
  ]
}

export const readRun = runWire.transform(toRun)

export const readRunPage = runPageWire.transform(({ runs, next_page_token }) => ({
  items: runs.map(toRun),
  nextPageToken: next_page_token || null,
}))
