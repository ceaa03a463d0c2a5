import type { JsonObject } from '../../core/json'
import { invalidParameter, missingField } from '../errors'
import {
  oneOf,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalText,
  text,
} from '../fields'
import { conditionOps, runIfs, type JobSettings, type TaskSpec } from './settings'

const kinds = [
  'notebook_task',
  'spark_python_task',
  'python_wheel_task',
  'spark_jar_task',
  'spark_submit_task',
  'sql_task',
  'dbt_task',
  'pipeline_task',
  'run_job_task',
  'for_each_task',
  'condition_task',
  'dashboard_task',
  'alert_task',
  'power_bi_task',
  'clean_rooms_notebook_task',
  'gen_ai_compute_task',
] as const

export const isTaskKind = (name: string): boolean => kinds.some((kind) => kind === name)

const neededFields: Partial<Record<(typeof kinds)[number], string>> = {
  notebook_task: 'notebook_path',
  spark_python_task: 'python_file',
  python_wheel_task: 'package_name',
  sql_task: 'warehouse_id',
  pipeline_task: 'pipeline_id',
}

const mostTasks = 1_000

function checkKind(task: JsonObject, key: string): void {
  const named = kinds.filter((kind) => task[kind] !== undefined && task[kind] !== null)
  const [kind] = named
  if (!kind || named.length > 1) {
    throw invalidParameter(`Task '${key}' must define exactly one task type.`)
  }
  const definition = optionalObject(task, kind) ?? {}
  const needed = neededFields[kind]
  if (needed) text(definition, needed)
  if (kind === 'condition_task') {
    oneOf('op', text(definition, 'op'), conditionOps)
    if (definition['left'] === undefined) throw missingField('left')
    if (definition['right'] === undefined) throw missingField('right')
  }
  if (kind === 'run_job_task' && definition['job_id'] === undefined) throw missingField('job_id')
  if (kind === 'for_each_task') checkForEach(definition)
}

function checkForEach(definition: JsonObject): void {
  text(definition, 'inputs')
  const inner = optionalObject(definition, 'task')
  if (!inner) throw missingField('task')
  if (inner['for_each_task']) throw invalidParameter('For each tasks cannot be nested.')
  const concurrency = optionalInteger(definition, 'concurrency') ?? 1
  if (concurrency < 1 || concurrency > 100) {
    throw invalidParameter('The concurrency of a for each task must be between 1 and 100.')
  }
  checkTask(inner)
}

function checkTask(task: JsonObject): string {
  const key = text(task, 'task_key')
  if (!/^[\w-]{1,100}$/.test(key)) {
    throw invalidParameter(
      `The task key '${key}' is invalid: only letters, digits, - and _ are allowed, up to 100.`,
    )
  }
  checkKind(task, key)
  if (task['run_if'] !== undefined) oneOf('run_if', text(task, 'run_if'), runIfs)
  optionalInteger(task, 'max_retries')
  optionalInteger(task, 'timeout_seconds')
  return key
}

function checkDependencies(tasks: readonly JsonObject[], keys: ReadonlySet<string>): void {
  const upstream = new Map(
    tasks.map((task) => [
      text(task, 'task_key'),
      (optionalObjects(task, 'depends_on') ?? []).map((each) => text(each, 'task_key')),
    ]),
  )
  for (const [key, dependencies] of upstream) {
    const unknown = dependencies.find((each) => !keys.has(each))
    if (unknown) throw invalidParameter(`Task '${key}' depends on unknown task '${unknown}'.`)
  }
  // What can be taken off, layer by layer, has no circle in it.
  for (
    let left = upstream.size, before = left + 1;
    left > 0 && left < before;
    left = upstream.size
  ) {
    before = left
    for (const [key, dependencies] of [...upstream]) {
      if (!dependencies.some((each) => upstream.has(each))) upstream.delete(key)
    }
  }
  const [circular] = upstream.keys()
  if (circular) throw invalidParameter(`The dependencies of task '${circular}' form a cycle.`)
}

function checkClusterKeys(settings: JsonObject, tasks: readonly JsonObject[]): void {
  const clusters = (optionalObjects(settings, 'job_clusters') ?? []).map((each) =>
    text(each, 'job_cluster_key'),
  )
  for (const task of tasks) {
    const key = optionalText(task, 'job_cluster_key')
    if (key === undefined || clusters.includes(key)) continue
    throw invalidParameter(
      `Task '${text(task, 'task_key')}' refers to unknown job cluster '${key}'.`,
    )
  }
}

/** Refuses tasks that the service would refuse; they are kept as they were sent. */
export function checkTasks(settings: JsonObject): Pick<JobSettings, 'tasks'> {
  const tasks = optionalObjects(settings, 'tasks')
  if (!tasks) return {}
  if (tasks.length > mostTasks) throw invalidParameter(`A job has at most ${mostTasks} tasks.`)
  const keys = new Set<string>()
  for (const task of tasks) {
    const key = checkTask(task)
    if (keys.has(key)) throw invalidParameter(`Duplicate task key '${key}'.`)
    keys.add(key)
  }
  checkDependencies(tasks, keys)
  checkClusterKeys(settings, tasks)
  return { tasks: tasks as TaskSpec[] }
}
