import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { invalidParameter, invalidState } from '../errors'
import { idField, optionalId } from '../jobs/ids'
import { plainStory } from './story'
import { runFor } from '../jobs/rights'
import { unsuccessfulKeys } from './play'
import { repair } from './progress'
import { isActive, type Run } from './run'
import { readParameters } from './start'

/** From the second repair on, the request must name the one before: two people do not repair at once. */
function requireLatest(run: Run, latest: bigint | undefined): void {
  const before = run.repairs.filter(({ type }) => type === 'REPAIR').at(-1)
  if (!before && latest !== undefined) {
    throw invalidParameter(
      `The repair ID ${latest} is not the latest repair of run ${run.id}, which has none.`,
    )
  }
  if (!before) return
  if (latest === undefined) {
    throw invalidParameter(
      'The latest repair ID needs to be provided in order to create a new repair.',
    )
  }
  if (latest !== before.id) {
    throw invalidParameter(
      `The provided latest repair ID ${latest} does not match the latest repair ID ${before.id} of run ${run.id}.`,
    )
  }
}

function withDependents(run: Run, keys: Set<string>): Set<string> {
  const found = new Set(keys)
  for (let before = -1; before < found.size;) {
    before = found.size
    for (const { key, spec } of run.tasks) {
      if (spec.depends_on?.some(({ task_key }) => found.has(task_key))) found.add(key)
    }
  }
  return found
}

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

function readKeys(run: Run, body: JsonObject): Set<string> {
  const named = body['rerun_tasks']
  const isAll = body['rerun_all_failed_tasks'] === true
  if (isAll && named !== undefined) {
    throw invalidParameter('Only one of rerun_tasks and rerun_all_failed_tasks can be used.')
  }
  if (isAll) return unsuccessfulKeys(run)
  if (!isList(named) || named.length === 0) {
    throw invalidParameter('One of rerun_tasks and rerun_all_failed_tasks must be set.')
  }
  const unknown = named.find((each) => !run.tasks.some(({ key }) => key === each))
  if (unknown !== undefined)
    throw invalidParameter(`Task '${unknown}' does not exist in run ${run.id}.`)
  return new Set(named)
}

/** The job's other runs count against its limit, and this one would be another. */
function requireRoom(call: Call, { job }: Run): void {
  if (!job) return
  const active = call.workspace.jobsAt(call.now).activeRunsOf(job)
  if (active.length < (job.settings.max_concurrent_runs ?? 1)) return
  throw invalidState(
    `Cannot repair a run of job ${job.id}: the limit of ${job.settings.max_concurrent_runs ?? 1} maximum concurrent runs has been reached.`,
  )
}

/** Runs tasks of an ended run again under its own id. */
export function repairRun(call: Call) {
  const { workspace, now, body } = call
  const run = runFor(call, idField(body, 'run_id'), 'CAN_MANAGE_RUN')
  if (isActive(run)) throw invalidParameter(`Run ${run.id} is active and cannot be repaired.`)
  requireLatest(run, optionalId(body, 'latest_repair_id'))
  const keys = readKeys(run, body)
  const wanted = body['rerun_dependent_tasks'] === true ? withDependents(run, keys) : keys
  if (wanted.size === 0) throw invalidParameter(`Run ${run.id} has no failed tasks to repair.`)
  requireRoom(call, run)
  const service = workspace.jobsAt(now)
  const given = readParameters(body)
  run.parameters = {
    job: { ...run.parameters.job, ...given.job },
    overriding: { ...run.parameters.overriding, ...given.overriding },
  }
  run.story = run.job?.ongoing ?? plainStory
  service.keep(run)
  return { repair_id: repair(run, now, wanted, service.stage) }
}
