import type { JsonObject } from '../../core/json'
import { invalidParameter } from '../errors'
import {
  oneOf,
  optionalInteger,
  optionalObject,
  optionalObjects,
  optionalText,
  text,
} from '../fields'
import { checkSchedule } from './schedule'

/**
 * What the service wants of all that starts a job by itself. Where no other place is named, the words are those of the
 * models that Databricks' CLI is built with (databricks/cli, python/databricks/bundles/jobs/_models).
 */

const pauseStatuses = ['PAUSED', 'UNPAUSED'] as const
const units = ['MINUTES', 'HOURS', 'DAYS', 'WEEKS'] as const
const tableConditions = ['ANY_UPDATED', 'ALL_UPDATED'] as const
const modelConditions = ['MODEL_CREATED', 'MODEL_VERSION_READY', 'MODEL_ALIAS_SET'] as const
const sqlModes = ['QUERY_RETURNS_ROWS', 'RESULT_VALUE_CHANGES'] as const

/** The hard limit is 10; the preview began with 3, and no job has more of them here than it may have there. */
const mostTriggers = 3
const leastSeconds = 60

function checkPause(holder: JsonObject): void {
  const status = optionalText(holder, 'pause_status')
  if (status !== undefined) oneOf('pause_status', status, pauseStatuses)
}

/** "The minimum allowed value is 60 seconds", of each of them. */
function checkSeconds(configuration: JsonObject): void {
  for (const name of ['min_time_between_triggers_seconds', 'wait_after_last_change_seconds']) {
    if ((optionalInteger(configuration, name) ?? leastSeconds) < leastSeconds) {
      throw invalidParameter(`${name} must be at least ${leastSeconds}.`)
    }
  }
}

function readTexts(holder: JsonObject, name: string): string[] {
  const value = holder[name] ?? []
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value
  throw invalidParameter(`${name} must be a list of names.`)
}

const checkPlan = (schedule: JsonObject) =>
  checkSchedule({
    quartz_cron_expression: text(schedule, 'quartz_cron_expression'),
    timezone_id: text(schedule, 'timezone_id'),
  })

function checkPeriodic(periodic: JsonObject): void {
  oneOf('unit', text(periodic, 'unit'), units)
  if ((optionalInteger(periodic, 'interval') ?? 0) < 1) {
    throw invalidParameter('The interval of a periodic trigger must be at least 1.')
  }
}

function checkFileArrival(arrival: JsonObject): void {
  text(arrival, 'url')
  checkSeconds(arrival)
}

/** "The table name must be in the format `catalog_name.schema_name.table_name`." */
function checkTableUpdate(update: JsonObject): void {
  const names = readTexts(update, 'table_names')
  const wrong = names.find((name) => name.split('.').filter(Boolean).length !== 3)
  if (names.length === 0 || wrong !== undefined) {
    throw invalidParameter(
      `table_names must name tables as catalog.schema.table, got '${wrong ?? ''}'.`,
    )
  }
  const condition = optionalText(update, 'condition')
  if (condition !== undefined) oneOf('condition', condition, tableConditions)
  checkSeconds(update)
}

/** `aliases` "can only be used in conjunction with condition MODEL_ALIAS_SET". */
function checkModel(model: JsonObject): void {
  const condition = oneOf('condition', text(model, 'condition'), modelConditions)
  if (readTexts(model, 'aliases').length > 0 && condition !== 'MODEL_ALIAS_SET') {
    throw invalidParameter('aliases can only be used with the condition MODEL_ALIAS_SET.')
  }
  optionalText(model, 'securable_name')
  checkSeconds(model)
}

function checkSqlCondition(holder: JsonObject): void {
  const condition = optionalObject(holder, 'sql_condition')
  if (!condition) return
  text(condition, 'sql_query_id')
  text(condition, 'warehouse_id')
  const mode = optionalText(condition, 'trigger_mode')
  if (mode !== undefined) oneOf('trigger_mode', mode, sqlModes)
}

const types = {
  periodic: checkPeriodic,
  schedule: checkPlan,
  continuous: () => undefined,
  file_arrival: checkFileArrival,
  table_update: checkTableUpdate,
  model: checkModel,
} satisfies Record<string, (configuration: JsonObject) => void>
type TypeName = keyof typeof types

const ofTrigger: readonly TypeName[] = ['periodic', 'file_arrival', 'table_update', 'model']
const ofTriggers = Object.keys(types) as TypeName[]

/** "Exactly one of the trigger-type fields must be set." */
function checkTrigger(trigger: JsonObject, allowed: readonly TypeName[]): TypeName {
  checkPause(trigger)
  checkSqlCondition(trigger)
  const [name, ...more] = allowed.filter((each) => optionalObject(trigger, each) !== undefined)
  if (name === undefined || more.length > 0) {
    throw invalidParameter(`A trigger must set exactly one of ${allowed.join(', ')}.`)
  }
  types[name](optionalObject(trigger, name) ?? {})
  return name
}

function requireAlone(settings: JsonObject): void {
  if ((optionalInteger(settings, 'max_concurrent_runs') ?? 1) > 1) {
    throw invalidParameter('A continuous job has at most one concurrent run.')
  }
}

/** What every trigger of a list has to be; "the server always returns an explicit value" of `pause_status`. */
function readTriggers(settings: JsonObject, triggers: JsonObject[]): JsonObject[] {
  if (triggers.length > mostTriggers) {
    throw invalidParameter(`A job has at most ${mostTriggers} triggers, got ${triggers.length}.`)
  }
  const names = triggers.map((trigger) => checkTrigger(trigger, ofTriggers))
  if (names.includes('continuous')) {
    requireAlone(settings)
    // Only the second is documented (learn.microsoft.com/azure/databricks/jobs/trigger-sql-conditions). The first is
    // ours: what always runs leaves others nothing to start.
    if (names.length > 1) throw invalidParameter('A continuous trigger must be the only one.')
    if (triggers[0]?.['sql_condition']) {
      throw invalidParameter('A continuous trigger does not support SQL conditions.')
    }
  }
  return triggers.map((trigger) => ({
    ...trigger,
    pause_status: trigger['pause_status'] ?? 'UNPAUSED',
  }))
}

/** The settings, as far as they start the job by themselves as the service keeps them; refused where it refuses. */
export function readStarts(settings: JsonObject): JsonObject {
  const { triggers: sent, ...others } = settings
  const triggers = optionalObjects({ triggers: sent }, 'triggers') ?? []
  const schedule = optionalObject(settings, 'schedule')
  const trigger = optionalObject(settings, 'trigger')
  const continuous = optionalObject(settings, 'continuous')
  // `triggers` "cannot be set in the same request as the legacy `schedule`, `trigger`, or `continuous` fields".
  const ways = [schedule, trigger, continuous, triggers[0]].filter(Boolean)
  if (ways.length > 1) {
    throw invalidParameter('Only one of schedule, trigger, continuous and triggers can be set.')
  }
  if (schedule) {
    checkPause(schedule)
    checkSqlCondition(schedule)
    checkPlan(schedule)
  }
  if (trigger) checkTrigger(trigger, ofTrigger)
  if (continuous) {
    checkPause(continuous)
    requireAlone(settings)
  }
  return {
    ...others,
    ...(triggers.length > 0 ? { triggers: readTriggers(settings, triggers) } : {}),
  }
}
