import type { JsonObject } from '../../core/json'
import type { Call, Handler } from '../call'
import { invalidParameter } from '../errors'
import { optionalObject } from '../fields'
import { optionalId } from './ids'
import { isTaskKind } from './read-tasks'
import type { TaskSpec } from './settings'

/** What is the task's of a job in the single-task format of API 2.0, beside what it does. */
const taskFields = new Set([
  'existing_cluster_id',
  'new_cluster',
  'libraries',
  'max_retries',
  'min_retry_interval_millis',
  'retry_on_timeout',
])

const isOfTask = (name: string) => taskFields.has(name) || isTaskKind(name)

/** The service makes up a key too; which, its documents do not tell. */
const onlyKey = 'main'

/**
 * Settings in the single-task format as settings with one task ("Updating from Jobs API 2.0 to 2.1", Microsoft
 * Learn: 2.0 takes both formats, later versions the multi-task format alone). A change keeps what it does not name.
 */
function toTasks(settings: JsonObject, before: readonly TaskSpec[] = []): JsonObject {
  const entries = Object.entries(settings)
  const ofTask = entries.filter(([name, value]) => isOfTask(name) && value !== null)
  if (settings['tasks'] !== undefined || ofTask.length === 0) return settings
  const [task, ...others] = before
  if (others.length > 0) {
    throw invalidParameter('A job of several tasks cannot be changed in the single-task format.')
  }
  const kept = Object.entries(task ?? {}).filter(
    ([name]) => !isTaskKind(name) || !ofTask.some(([each]) => isTaskKind(each)),
  )
  const merged = { ...Object.fromEntries(kept), ...Object.fromEntries(ofTask) }
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isOfTask(name))),
    tasks: [{ task_key: task?.task_key ?? onlyKey, ...merged }],
  }
}

function tasksOf({ workspace, now, body }: Call): readonly TaskSpec[] {
  const id = optionalId(body, 'job_id')
  return (id === undefined ? undefined : workspace.jobsAt(now).job(id)?.settings.tasks) ?? []
}

type JobHandler = Extract<Handler, (call: Call) => unknown>

/** For settings that are the body itself. */
export const takingSingleTask =
  (handle: JobHandler): JobHandler =>
  (call) =>
    handle({ ...call, body: toTasks(call.body) })

const withNewSettings = (call: Call, before?: readonly TaskSpec[]): Call => {
  const sent = optionalObject(call.body, 'new_settings')
  return sent ? { ...call, body: { ...call.body, new_settings: toTasks(sent, before) } } : call
}

/** For settings that replace those of a job. */
export const replacingSingleTask =
  (handle: JobHandler): JobHandler =>
  (call) =>
    handle(withNewSettings(call))

/** For settings that change some of a job's. */
export const changingSingleTask =
  (handle: JobHandler): JobHandler =>
  (call) =>
    handle(withNewSettings(call, tasksOf(call)))
