import { elementPage, firstElements } from '../jobs/element-page'
import { jobParameters } from './references'
import type { Repair, Run, TaskRun } from './run'
import { isOver } from './run'
import { runStates, taskStates, toStates } from './run-state'
import { durations, gitSource, runPageUrl, taskToWire, type Place } from './task-to-wire'

/** A run of one task shows that task's times; of several, only how long it took as a whole. */
function times(run: Run, { now }: Place) {
  const [only] = run.tasks
  const single = run.tasks.length === 1 && only ? durations(only) : undefined
  const waited = (run.queuedUntil ?? (run.phase === 'QUEUED' ? now : run.startedAt)) - run.startedAt
  return {
    start_time: run.startedAt,
    setup_duration: single?.setup_duration ?? 0,
    execution_duration: single?.execution_duration ?? 0,
    cleanup_duration: single?.cleanup_duration ?? 0,
    ...(run.endedAt === null ? {} : { end_time: run.endedAt, run_duration: ranFor(run, waited) }),
    ...(waited > 0 ? { queue_duration: waited } : {}),
  }
}

/** With all its repairs, without the time between them. */
function ranFor(run: Run, waited: number): number {
  const rounds = run.repairs.map(({ startedAt, endedAt }) => (endedAt ?? startedAt) - startedAt)
  return Math.max(0, rounds.reduce((sum, each) => sum + each, 0) - waited)
}

function parameters(run: Run) {
  const declared = jobParameters(run)
  const more = Object.entries(run.parameters.job)
    .filter(([name]) => !declared.some((each) => each.name === name))
    .map(([name, value]) => ({ name, value }))
  const all = [...declared, ...more]
  return all.length > 0 ? { job_parameters: all } : {}
}

function head(run: Run, place: Place) {
  const { schedule } = run.settings
  const { overriding } = run.parameters
  return {
    ...(run.job ? { job_id: run.job.id } : {}),
    run_id: run.id,
    ...(run.creatorHasLeft ? {} : { creator_user_name: run.creator }),
    number_in_job: run.id,
    original_attempt_run_id: run.id,
    attempt_number: 0,
    job_run_id: run.id,
    ...runStates(run),
    ...(schedule && run.trigger === 'PERIODIC' ? { schedule } : {}),
    ...(Object.keys(overriding).length > 0 ? { overriding_parameters: overriding } : {}),
    ...times(run, place),
    trigger: run.trigger,
    ...(run.parentRunId === null ? {} : { trigger_info: { run_id: run.parentRunId } }),
    run_name: run.name,
    run_page_url: runPageUrl(run, run.id, place),
    run_type: run.type,
    format: 'MULTI_TASK',
    ...(run.settings.git_source ? { git_source: gitSource(run) } : {}),
    ...parameters(run),
  }
}

type TasksOf = { hasHistory?: boolean; hasResolved?: boolean }

const inOrder = (a: TaskRun, b: TaskRun) => (a.id < b.id ? -1 : 1)

/** Attempts that were retried or repaired are part of the history. */
function tasks(run: Run, place: Place, { hasHistory, hasResolved }: TasksOf) {
  const all = hasHistory
    ? [...run.tasks, ...run.earlier.filter(isWhole(run))].sort(inOrder)
    : run.tasks
  return {
    ...(all.length > 0
      ? { tasks: all.map((task) => taskToWire(run, task, place, hasResolved)) }
      : {}),
    ...(run.settings.job_clusters ? { job_clusters: run.settings.job_clusters } : {}),
  }
}

/** An earlier attempt of a task, not of an iteration. */
const isWhole = (run: Run) => (task: TaskRun) => run.tasks.some(({ key }) => key === task.key)

export function runToListed(run: Run, place: Place, isExpanded: boolean) {
  if (!isExpanded) return head(run, place)
  const { holder, more } = firstElements({ ...head(run, place), ...tasks(run, place, {}) })
  return { ...holder, ...more }
}

const repairToWire = (run: Run) => (repair: Repair) => ({
  type: repair.type,
  ...(repair.type === 'REPAIR' ? { id: repair.id } : {}),
  start_time: repair.startedAt,
  ...(repair.endedAt === null ? {} : { end_time: repair.endedAt }),
  ...(repair === run.repairs.at(-1)
    ? runStates(run)
    : toStates({ ...repair, message: '', cause: repair.cause })),
  task_run_ids: repair.taskIds,
})

export function runToDetails(run: Run, place: Place, options: TasksOf & { token: string | null }) {
  const whole = { ...head(run, place), ...tasks(run, place, options) }
  const { holder, more } = elementPage(
    whole,
    options.token,
    `run ${run.id} ${options.hasHistory ?? false}`,
  )
  const history = options.hasHistory ? { repair_history: run.repairs.map(repairToWire(run)) } : {}
  return { ...holder, ...history, ...more }
}

/** A task's own run, as `runs/get` and an output's `metadata` show it; a for-each has its iterations. */
export function taskRunToDetails(run: Run, task: TaskRun, place: Place, token: string | null) {
  const iterations = task.iterations ?? []
  const whole = {
    ...(run.job ? { job_id: run.job.id } : {}),
    run_id: task.id,
    ...(run.creatorHasLeft ? {} : { creator_user_name: run.creator }),
    number_in_job: task.id,
    original_attempt_run_id: task.originalId,
    attempt_number: task.attempt,
    job_run_id: run.id,
    ...taskStates(run, task),
    ...durations(task),
    ...(isOver(task) && task.endedAt !== null
      ? { run_duration: task.endedAt - task.startedAt }
      : {}),
    trigger: run.trigger,
    run_name: task.key,
    run_page_url: runPageUrl(run, task.id, place),
    run_type: run.type,
    format: 'MULTI_TASK',
    tasks: [taskToWire(run, task, place)],
    ...(iterations.length > 0
      ? { iterations: iterations.map((each) => taskToWire(run, each, place)) }
      : {}),
  }
  const { holder, more } = elementPage(whole, token, `task run ${task.id}`)
  return { ...holder, ...more }
}
