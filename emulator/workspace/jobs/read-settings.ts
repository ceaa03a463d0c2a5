import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { invalidParameter, permissionDenied } from '../errors'
import { optionalInteger, optionalObject, optionalObjects, optionalText, text } from '../fields'
import { checkTasks } from './read-tasks'
import { readStarts } from './read-starts'
import type { JobSettings } from './settings'

const mostTags = 25
const mostConcurrentRuns = 1_000

function checkNumbers(settings: JsonObject): void {
  const concurrent = optionalInteger(settings, 'max_concurrent_runs') ?? 1
  if (concurrent < 0 || concurrent > mostConcurrentRuns) {
    throw invalidParameter(`max_concurrent_runs must be between 0 and ${mostConcurrentRuns}.`)
  }
  if ((optionalInteger(settings, 'timeout_seconds') ?? 0) < 0) {
    throw invalidParameter('timeout_seconds must not be negative.')
  }
  if (Object.keys(optionalObject(settings, 'tags') ?? {}).length > mostTags) {
    throw invalidParameter(`A job has at most ${mostTags} tags.`)
  }
}

function checkRunAsUser({ workspace: { directory }, principal }: Call, user: string): void {
  if (user !== principal.name && !directory.isAdmin(principal))
    throw permissionDenied(`User ${principal.name} cannot set run_as to user ${user}.`)
  if (!directory.user(user)?.active) throw invalidParameter(`User ${user} is no active user.`)
}

function checkRunAsDaemon({ workspace: { directory }, principal }: Call, id: string): void {
  const daemon = directory.servicePrincipal(id)
  if (!daemon?.active) throw invalidParameter(`Service principal ${id} does not exist.`)
  if (directory.mayUse(principal, daemon)) return
  throw permissionDenied(
    `User ${principal.name} does not have the Service Principal User role on ${id}.`,
  )
}

/**
 * Only an admin lets a job run as another person, and only who has its user role, admins too, as a service
 * principal ("JobRunAs" of the Jobs API; "Restrict workspace admins", Microsoft Learn). Nobody is asked for what
 * stays as it is.
 */
function checkRunAs(call: Call, settings: JsonObject, kept: JobSettings['run_as']): void {
  const runAs = optionalObject(settings, 'run_as')
  if (!runAs) return
  const user = optionalText(runAs, 'user_name')
  const application = optionalText(runAs, 'service_principal_name')
  if ((user === undefined) === (application === undefined)) {
    throw invalidParameter('run_as names exactly one of user_name and service_principal_name.')
  }
  if (user !== undefined && user !== kept?.user_name) checkRunAsUser(call, user)
  if (application !== undefined && application !== kept?.service_principal_name)
    checkRunAsDaemon(call, application)
}

/** What a job keeps of a request. The service passes over what it does not know; `format` is read-only. */
const settingNames = new Set([
  'budget_policy_id',
  'continuous',
  'deployment',
  'description',
  'edit_mode',
  'email_notifications',
  'environments',
  'git_source',
  'health',
  'job_clusters',
  'max_concurrent_runs',
  'name',
  'notification_settings',
  'parameters',
  'parent_path',
  'performance_target',
  'queue',
  'run_as',
  'schedule',
  'tags',
  'tasks',
  'timeout_seconds',
  'trigger',
  'triggers',
  'usage_policy_id',
  'webhook_notifications',
])

/** Job settings out of a request, refused where the service refuses them; `before` are those they replace. */
export function readSettings(call: Call, sent: JsonObject, before?: JobSettings): JobSettings {
  const known = Object.entries(sent).filter(
    ([name, value]) => settingNames.has(name) && value !== null,
  )
  const settings = readStarts(Object.fromEntries(known))
  checkNumbers(settings)
  checkRunAs(call, settings, before?.run_as)
  optionalObjects(settings, 'parameters')?.forEach((parameter) => text(parameter, 'name'))
  return {
    ...settings,
    ...checkTasks(settings),
    name: optionalText(settings, 'name') ?? 'Untitled',
  }
}
