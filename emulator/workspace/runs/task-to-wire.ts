import { createHash } from 'node:crypto'
import type { TaskSpec } from '../jobs/settings'
import { resolve } from './references'
import type { Run, TaskRun } from './run'
import { isOver } from './run'
import { taskStates } from './run-state'

/** Where the console of the workspace shows a run. */
export type Place = { workspaceId: string; now: number }

const originOf = (workspaceId: string) =>
  `https://adb-${workspaceId}.${Number(BigInt(workspaceId) % 20n)}.azuredatabricks.net`

export const runPageUrl = (run: Run, id: bigint, { workspaceId }: Place): string =>
  `${originOf(workspaceId)}/?o=${workspaceId}#job/${run.job?.id ?? 0n}/run/${id}`

const hexOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** A job cluster is one for all its tasks of a run and is named after both. */
function clusterOf(run: Run, { spec, id, attempt }: TaskRun): string | undefined {
  if (spec.existing_cluster_id) return spec.existing_cluster_id
  if (!spec.job_cluster_key && !spec.new_cluster) return undefined
  const name = spec.job_cluster_key ?? String(id)
  const at = new Date(run.startedAt).toISOString()
  const serial = hexOf(`${run.id}/${name}/${attempt}`)
  return `${at.slice(5, 7)}${at.slice(8, 10)}-${at.slice(11, 19).replaceAll(':', '')}-${serial.slice(0, 8)}`
}

function instance(run: Run, task: TaskRun) {
  const cluster_id = clusterOf(run, task)
  if (cluster_id === undefined || (task.phase !== 'PENDING' && task.runningSince === null))
    return {}
  if (task.runningSince === null) return { cluster_instance: { cluster_id } }
  const spark_context_id = String(BigInt(`0x${hexOf(cluster_id).slice(0, 15)}`) + 10n ** 17n)
  return { cluster_instance: { cluster_id, spark_context_id } }
}

/** What is only known of a task in a job. */
function asRun({ health: _, ...spec }: TaskSpec) {
  return spec
}

export function durations(task: TaskRun) {
  const { setupMs, executeMs, cleanupMs, endedAt, startedAt } = task
  return {
    start_time: startedAt,
    setup_duration: setupMs,
    execution_duration: isOver(task) ? executeMs : 0,
    cleanup_duration: isOver(task) ? cleanupMs : 0,
    ...(endedAt === null ? {} : { end_time: endedAt }),
  }
}

function forEach(run: Run, { spec, iterations }: TaskRun) {
  if (!spec.for_each_task) return {}
  const begun = iterations ?? []
  const count = (wanted: (each: TaskRun) => boolean) => begun.filter(wanted).length
  const failed = count(({ result }) => result !== null && result !== 'SUCCESS')
  const total = countOf(resolve(run, spec.for_each_task.inputs))
  const stats = {
    task_run_stats: {
      total_iterations: total,
      scheduled_iterations: begun.length,
      active_iterations: count((each) => !isOver(each)),
      completed_iterations: count(isOver),
      succeeded_iterations: count(({ result }) => result === 'SUCCESS'),
      failed_iterations: failed,
    },
  }
  return { for_each_task: { ...spec.for_each_task, stats } }
}

function countOf(inputs: string): number {
  try {
    const values: unknown = JSON.parse(inputs)
    return Array.isArray(values) ? values.length : 0
  } catch {
    return 0
  }
}

function condition({ spec, outcome }: TaskRun) {
  if (!spec.condition_task || outcome === null) return {}
  return { condition_task: { ...spec.condition_task, outcome } }
}

/** The values of parameters after the references in them were filled in. */
function resolved(run: Run, { spec, input }: TaskRun) {
  const fill = (text: string) => resolve(run, text.replaceAll('{{input}}', input ?? ''))
  const each = (values: Record<string, string>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]))
  const { notebook_task, spark_python_task, condition_task, run_job_task } = spec
  if (notebook_task?.base_parameters) {
    return { notebook_task: { base_parameters: each(notebook_task.base_parameters) } }
  }
  if (spark_python_task?.parameters) {
    return { spark_python_task: { parameters: spark_python_task.parameters.map(fill) } }
  }
  if (condition_task) {
    return {
      condition_task: { left: fill(condition_task.left), right: fill(condition_task.right) },
    }
  }
  if (run_job_task?.job_parameters) {
    return { run_job_task: { job_parameters: each(run_job_task.job_parameters) } }
  }
  return undefined
}

/** `RunTask`: an attempt of a task with what the settings say of it. */
export function taskToWire(run: Run, task: TaskRun, place: Place, hasResolved = false) {
  const values = hasResolved ? resolved(run, task) : undefined
  return {
    run_if: 'ALL_SUCCESS',
    ...asRun(task.spec),
    ...forEach(run, task),
    ...condition(task),
    run_id: task.id,
    task_key: task.key,
    attempt_number: task.attempt,
    ...taskStates(run, task),
    ...durations(task),
    ...(run.settings.git_source ? { git_source: gitSource(run) } : {}),
    ...instance(run, task),
    run_page_url: runPageUrl(run, task.id, place),
    ...(values ? { resolved_values: values } : {}),
  }
}

/** The commit that a run took out of its branch; the same until the next day. */
export function gitSource({ settings, startedAt }: Run) {
  const { git_source } = settings
  if (!git_source) return undefined
  const day = Math.floor(startedAt / 86_400_000)
  const used_commit = hexOf(`${String(git_source['git_url'])}/${day}`).slice(0, 40)
  return { ...git_source, git_snapshot: { used_commit } }
}
