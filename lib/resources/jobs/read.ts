import { toMoment } from '@/lib/databricks/moments'
import { isApplicationId } from '@/lib/format/principals'
import { toGitSource } from '@/lib/job-tasks/git-source'
import { toJobClusters } from '@/lib/job-tasks/job-cluster'
import { toTaskSpec } from '@/lib/job-tasks/read'
import { clockChanges } from './clock-changes'
import { nextFireMs, nextFires } from './fire-times'
import type { Job, JobClockChange, JobDetail, JobTrigger } from './schema'
import { jobPageWire, type JobWire, type TriggerWire } from './wire'

/** Wire to domain: the API's irregular names end here. `nowMs` is when the next runs are told from. */
export function toJob(wire: JobWire, nowMs: number): Job {
  const { settings } = wire
  const triggers = toTriggers(settings)
  return {
    jobId: wire.job_id,
    // A job may be nameless; the console of Databricks calls it so.
    name: settings.name || `Untitled job ${wire.job_id}`,
    description: settings.description || null,
    creatorUserName: wire.creator_user_name || null,
    runAs: toRunAs(wire),
    createdAt: toMoment(wire.created_time),
    tags: settings.tags ?? {},
    triggers,
    isPaused: triggers.length > 0 && triggers.every(({ isPaused }) => isPaused),
    nextFireAt: toMoment(firesOf(triggers, nowMs, 1)[0]),
    maxConcurrentRuns: settings.max_concurrent_runs ?? 1,
    queues: settings.queue?.enabled ?? false,
    timeoutSeconds: settings.timeout_seconds ?? 0,
    git: toGitSource(settings.git_source),
  }
}

export function toJobDetail(wire: JobWire, asOf: string): JobDetail {
  const { settings } = wire
  const nowMs = Date.parse(asOf)
  const job = toJob(wire, nowMs)
  return {
    ...job,
    tasks: (settings.tasks ?? []).map(toTaskSpec),
    jobClusters: toJobClusters(settings.job_clusters ?? []),
    parameters: (settings.parameters ?? []).map((each) => ({
      name: each.name,
      default: each.default ?? '',
    })),
    nextFires: firesOf(job.triggers, nowMs, 10).map((ms) => new Date(ms).toISOString()),
    clockChanges: changesOf(job.triggers, nowMs),
    notifies: {
      onStart: settings.email_notifications?.on_start ?? [],
      onSuccess: settings.email_notifications?.on_success ?? [],
      onFailure: settings.email_notifications?.on_failure ?? [],
    },
    isLocked: settings.edit_mode === 'UI_LOCKED',
    asOf,
  }
}

/** As whom its code acts. */
export function toRunAs({
  settings,
  run_as_user_name,
}: {
  settings: Pick<JobWire['settings'], 'run_as'>
  run_as_user_name?: string | undefined
}): Job['runAs'] {
  const { user_name, service_principal_name } = settings.run_as ?? {}
  if (service_principal_name) return { kind: 'service-principal', name: service_principal_name }
  const name = user_name || run_as_user_name
  if (!name) return null
  return { kind: isApplicationId(name) ? 'service-principal' : 'user', name }
}

type StartedBy = Pick<JobWire['settings'], 'schedule' | 'trigger' | 'continuous' | 'triggers'>

/** What starts it by itself. */
export function toTriggers(settings: StartedBy): JobTrigger[] {
  const { schedule, trigger, continuous, triggers = [] } = settings
  const single = [
    ...(schedule ? [schedule] : []),
    ...(trigger ? [trigger] : []),
    ...(continuous ? [{ ...continuous, continuous: {} }] : []),
  ]
  // A job with `triggers` may tell the one of them that older clients know as `schedule` besides.
  return (triggers.length > 0 ? triggers : single).map(toTrigger)
}

function toTrigger(wire: TriggerWire): JobTrigger {
  const { sql_condition: condition } = wire
  const onEvery = {
    isPaused: wire.pause_status === 'PAUSED',
    sqlCondition: condition
      ? {
          queryId: condition.sql_query_id ?? null,
          warehouseId: condition.warehouse_id ?? null,
          mode: condition.trigger_mode ?? null,
        }
      : null,
  }
  const cron = wire.schedule ?? wire
  if (cron.quartz_cron_expression) {
    const timeZone = cron.timezone_id ?? 'UTC'
    return { kind: 'schedule', ...onEvery, quartz: cron.quartz_cron_expression, timeZone }
  }
  if (wire.periodic) {
    const { interval = 1, unit = 'DAYS' } = wire.periodic
    return { kind: 'periodic', ...onEvery, interval, unit }
  }
  if (wire.file_arrival)
    return { kind: 'file-arrival', ...onEvery, url: wire.file_arrival.url ?? '' }
  if (wire.table_update) {
    const { table_names: tables, condition: which } = wire.table_update
    return { kind: 'table-update', ...onEvery, tables, needsAll: which === 'ALL_UPDATED' }
  }
  if (wire.model) return { kind: 'model', ...onEvery, name: wire.model.securable_name ?? null }
  return { kind: wire.continuous ? 'continuous' : 'other', ...onEvery }
}

function firesOf(triggers: readonly JobTrigger[], nowMs: number, count: number): number[] {
  const fires = triggers.flatMap((trigger) => {
    if (trigger.kind !== 'schedule' || trigger.isPaused) return []
    if (count > 1) return nextFires(trigger, nowMs, count)
    return nextFireMs(trigger, nowMs) ?? []
  })
  return fires.sort((a, b) => a - b).slice(0, count)
}

function changesOf(triggers: readonly JobTrigger[], nowMs: number): JobClockChange[] {
  return triggers.flatMap((trigger) => {
    if (trigger.kind !== 'schedule') return []
    const { timeZone } = trigger
    return clockChanges(trigger, nowMs).map(({ at, ...change }) => ({
      ...change,
      timeZone,
      at: new Date(at).toISOString(),
    }))
  })
}

/** The moment of the list is set by whoever asked, so jobs are made of it there. */
export const readJobPage = jobPageWire.transform(({ jobs, next_page_token }) => ({
  items: jobs,
  nextPageToken: next_page_token || null,
}))
