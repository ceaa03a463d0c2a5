import type { JsonObject } from '../../core/json'
import type { AccessList } from '../access'
import type { Call } from '../call'
import { invalidParameter, missingField } from '../errors'
import { optionalObject, optionalObjects } from '../fields'
import { readGrants } from '../permissions'
import { plainStory } from '../runs/story'
import { idField } from './ids'
import type { Job } from './job'
import { readSettings } from './read-settings'
import { jobFor } from './rights'

/** Who makes a job owns it, unless the request gives it to another. */
export function readAccessList(call: Call, id: string): AccessList {
  const grants = readGrants(call, { type: 'jobs', id, holder: { accessList: [] } })
  const owners = grants.filter(({ level }) => level === 'IS_OWNER')
  if (owners.length > 1) throw invalidParameter('The job must have exactly one owner.')
  if (owners.length === 1) return grants
  const { kind, name } = call.principal
  return [{ grantee: { kind, name }, level: 'IS_OWNER' }, ...grants]
}

function createJob(call: Call) {
  const { workspace, principal, now, body } = call
  const settings = readSettings(call, body)
  const job = workspace.jobsAt(now).addJob({
    createdAt: now,
    creator: principal.name,
    creatorHasLeft: false,
    accessList: readAccessList(call, 'new'),
    settings,
    paceMs: {},
    ongoing: plainStory,
    historyIndex: null,
    isDeleted: false,
    scheduleStamp: 0,
  })
  return { job_id: job.id }
}

function managed(call: Call): Job {
  return jobFor(call, idField(call.body, 'job_id'), 'CAN_MANAGE')
}

function applySettings(call: Call, job: Job, sent: JsonObject) {
  job.settings = readSettings(call, sent, job.settings)
  call.workspace.jobsAt(call.now).selfStarts.arm(job, call.now)
  return {}
}

function resetJob(call: Call) {
  const job = managed(call)
  const sent = optionalObject(call.body, 'new_settings')
  if (!sent) throw missingField('new_settings')
  return applySettings(call, job, sent)
}

/** Arrays whose items have keys are merged by key; every other field is replaced whole. */
const keyedArrays: Record<string, string> = {
  tasks: 'task_key',
  job_clusters: 'job_cluster_key',
  environments: 'environment_key',
  parameters: 'name',
}

function mergeByKey(before: JsonObject[], sent: JsonObject[], key: string): JsonObject[] {
  const kept = before.map((each) => sent.find((item) => item[key] === each[key]) ?? each)
  return [...kept, ...sent.filter((item) => !before.some((each) => each[key] === item[key]))]
}

function merge(before: JsonObject, sent: JsonObject): JsonObject {
  const merged: JsonObject = { ...before }
  for (const [name, value] of Object.entries(sent)) {
    const key = keyedArrays[name]
    merged[name] = key
      ? mergeByKey(optionalObjects(before, name) ?? [], optionalObjects(sent, name) ?? [], key)
      : value
  }
  return merged
}

/** `schedule`, or one item of a keyed array as in `tasks/task_1`. */
function remove(settings: JsonObject, field: string): JsonObject {
  const [name = '', item] = field.split('/')
  const key = keyedArrays[name]
  if (item === undefined) {
    return Object.fromEntries(Object.entries(settings).filter(([each]) => each !== name))
  }
  if (!key) throw invalidParameter(`Cannot remove field '${field}'.`)
  const left = (optionalObjects(settings, name) ?? []).filter((each) => each[key] !== item)
  return { ...settings, [name]: left }
}

function readFieldsToRemove(body: JsonObject): string[] {
  const fields = body['fields_to_remove'] ?? []
  if (Array.isArray(fields) && fields.every((field) => typeof field === 'string')) return fields
  throw invalidParameter('fields_to_remove must be a list of field names.')
}

function updateJob(call: Call) {
  const job = managed(call)
  const kept = readFieldsToRemove(call.body).reduce<JsonObject>(remove, job.settings)
  return applySettings(call, job, merge(kept, optionalObject(call.body, 'new_settings') ?? {}))
}

/** Its active runs are canceled; what it ran before stays. */
function deleteJob(call: Call) {
  const job = managed(call)
  call.workspace.jobsAt(call.now).removeJob(job, call.now, call.principal.name)
  return {}
}

export const changes = { createJob, resetJob, updateJob, deleteJob }
