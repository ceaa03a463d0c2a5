import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { invalidParameter } from '../errors'
import { optionalObject, optionalText } from '../fields'
import { idField } from '../jobs/ids'
import type { Job } from '../jobs/job'
import type { TaskSpec } from '../jobs/settings'
import { jobFor } from '../jobs/rights'
import type { Run } from './run'

const longestToken = 64
const overridingNames = [
  'notebook_params',
  'jar_params',
  'python_params',
  'python_named_params',
  'spark_submit_params',
  'sql_params',
  'dbt_commands',
  'pipeline_params',
] as const

export function readToken(body: JsonObject): string | undefined {
  const token = optionalText(body, 'idempotency_token') || undefined
  if (token !== undefined && token.length > longestToken) {
    throw invalidParameter(`idempotency_token must be at most ${longestToken} characters long.`)
  }
  return token
}

/** The run that a token already stands for; the token of a deleted run is of no more use. */
export function runOfToken(
  { workspace, now }: Call,
  token: string | undefined,
): bigint | undefined {
  const service = workspace.jobsAt(now)
  const id = token === undefined ? undefined : service.tokenRun(token)
  if (id !== undefined && service.isForgotten(id)) {
    throw invalidParameter(`The run with the given idempotency_token was deleted: ${id}.`)
  }
  return id
}

const named: ReadonlySet<string> = new Set(['notebook_params', 'python_named_params', 'sql_params'])
const mostParameterBytes = 10_000

/** Named ones are an object of texts, the others a list of them; each at most 10,000 bytes (Jobs API, run-now). */
function checkParameter(name: string, value: unknown): unknown {
  if (name === 'pipeline_params') return value
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (named.has(name) ? !isObject : !Array.isArray(value)) {
    throw invalidParameter(`${name} must be ${named.has(name) ? 'an object' : 'a list'}.`)
  }
  if (!Object.values(value as object).every((each) => typeof each === 'string')) {
    throw invalidParameter(`The values of ${name} must be strings.`)
  }
  if (Buffer.byteLength(JSON.stringify(value)) > mostParameterBytes) {
    throw invalidParameter(`${name} cannot exceed ${mostParameterBytes} bytes.`)
  }
  return value
}

/** An empty list or object is as good as none. */
const isSent = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/**
 * Parameters of the job take the place of those of its tasks, "and they cannot be used in combination" (apache/airflow,
 * DatabricksRunNowOperator; databricks/cli holds to the same, bundle/run/job_options.go).
 */
function requireOneKind(body: JsonObject): void {
  const ofTasks = overridingNames.find((name) => isSent(body[name]))
  if (ofTasks === undefined || !isSent(body['job_parameters'])) return
  throw invalidParameter(`job_parameters cannot be specified in conjunction with ${ofTasks}.`)
}

export function readParameters(body: JsonObject): Run['parameters'] {
  const job = optionalObject(body, 'job_parameters') ?? {}
  const wrong = Object.entries(job).find(([, value]) => typeof value !== 'string')
  if (wrong) throw invalidParameter(`The value of job parameter '${wrong[0]}' must be a string.`)
  const overriding = overridingNames.flatMap((name) =>
    body[name] === undefined ? [] : [[name, checkParameter(name, body[name])]],
  )
  requireOneKind(body)
  if (body['jar_params'] !== undefined && body['notebook_params'] !== undefined) {
    throw invalidParameter('notebook_params cannot be specified in conjunction with jar_params.')
  }
  return {
    job: job as Record<string, string>,
    overriding: Object.fromEntries(overriding) as JsonObject,
  }
}

function reach(
  tasks: readonly TaskSpec[],
  key: string,
  direction: 'up' | 'down',
  found: Set<string>,
): void {
  if (found.has(key)) return
  found.add(key)
  const next =
    direction === 'up'
      ? (tasks.find(({ task_key }) => task_key === key)?.depends_on ?? []).map(
          (each) => each.task_key,
        )
      : tasks
          .filter(({ depends_on }) => depends_on?.some(({ task_key }) => task_key === key))
          .map(({ task_key }) => task_key)
  for (const each of next) reach(tasks, each, direction, found)
}

/** Keys of tasks; `+key` takes with it what it depends on, `key+` what depends on it. */
function readOnly(job: Job, { only }: JsonObject): ReadonlySet<string> | undefined {
  if (only === undefined || only === null) return undefined
  if (!Array.isArray(only) || !only.every((each): each is string => typeof each === 'string')) {
    throw invalidParameter('only must be a list of task keys.')
  }
  const tasks = job.settings.tasks ?? []
  const wanted = new Set<string>()
  for (const each of only) {
    const key = each.replace(/^\+|\+$/g, '')
    if (!tasks.some(({ task_key }) => task_key === key)) {
      throw invalidParameter(`Task '${key}' does not exist in job ${job.id}.`)
    }
    wanted.add(key)
    for (const direction of ['up', 'down'] as const) {
      const isAsked = direction === 'up' ? each.startsWith('+') : each.endsWith('+')
      const found = new Set<string>()
      if (isAsked) reach(tasks, key, direction, found)
      for (const one of found) wanted.add(one)
    }
  }
  return wanted
}

/** The same token always means the same run, whatever else the request says. */
export function startJob(call: Call) {
  const { workspace, now, body } = call
  const job = jobFor(call, idField(body, 'job_id'), 'CAN_MANAGE_RUN')
  const token = readToken(body)
  const key = token && `${job.id}/${token}`
  const known = runOfToken(call, key)
  if (known !== undefined) return { run_id: known, number_in_job: known }
  if ((job.settings.tasks ?? []).length === 0) {
    throw invalidParameter(`Job ${job.id} has no tasks to run.`)
  }
  const only = readOnly(job, body)
  const isQueued = optionalObject(body, 'queue')?.['enabled']
  const service = workspace.jobsAt(now)
  const run = service.start(job, now, {
    trigger: 'ONE_TIME',
    parameters: readParameters(body),
    ...(only ? { only } : {}),
    ...(typeof isQueued === 'boolean' ? { isQueued } : {}),
  })
  if (key) service.rememberToken(key, run.id)
  return { run_id: run.id, number_in_job: run.id }
}
