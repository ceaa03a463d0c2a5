import { elementPage, firstElements } from './element-page'
import { runAsName, type Job } from './job'
import type { JobSettings } from './settings'

const head = (job: Job) => ({
  job_id: job.id,
  ...(job.creatorHasLeft ? {} : { creator_user_name: job.creator }),
  created_time: job.createdAt,
})

const withDefaults = (settings: JobSettings) => ({
  email_notifications: {},
  webhook_notifications: {},
  timeout_seconds: 0,
  max_concurrent_runs: 1,
  ...settings,
  format: 'MULTI_TASK',
})

const arrays = new Set(['tasks', 'job_clusters', 'environments', 'parameters'])

/** A list leaves the arrays out unless it is asked to expand them. */
export function toListed(job: Job, isExpanded: boolean) {
  const settings = withDefaults(job.settings)
  if (isExpanded) {
    const { holder, more } = firstElements(settings)
    return { ...head(job), settings: holder, ...more }
  }
  const kept = Object.entries(settings).filter(([name]) => !arrays.has(name))
  return { ...head(job), settings: Object.fromEntries(kept) }
}

function triggerState({ settings: { trigger } }: Job) {
  if (trigger?.file_arrival)
    return { trigger_state: { file_arrival: { using_file_events: false } } }
  if (!trigger?.table_update) return {}
  const last_seen_table_states = trigger.table_update.table_names.map((table_name) => ({
    table_name,
    has_seen_updates: true,
  }))
  return { trigger_state: { table: { last_seen_table_states } } }
}

export function toDetails(job: Job, token: string | null, hasTriggerState: boolean) {
  const { holder, more } = elementPage(withDefaults(job.settings), token, `job ${job.id}`)
  return {
    ...head(job),
    run_as_user_name: runAsName(job),
    settings: holder,
    ...(hasTriggerState ? triggerState(job) : {}),
    ...more,
  }
}
