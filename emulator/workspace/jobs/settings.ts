import type { JsonObject } from '../../core/json'

export const runIfs = [
  'ALL_SUCCESS',
  'ALL_DONE',
  'NONE_FAILED',
  'AT_LEAST_ONE_SUCCESS',
  'ALL_FAILED',
  'AT_LEAST_ONE_FAILED',
] as const

export type ConditionTask = { left: string; op: ConditionOp; right: string }
export const conditionOps = [
  'EQUAL_TO',
  'NOT_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
] as const
export type ConditionOp = (typeof conditionOps)[number]

export type JobId = number | bigint

/** A task as it travels; only what the emulator acts on is named. */
export type TaskSpec = {
  task_key: string
  depends_on?: { task_key: string; outcome?: string }[]
  run_if?: (typeof runIfs)[number]
  disabled?: boolean
  max_retries?: number
  min_retry_interval_millis?: number
  retry_on_timeout?: boolean
  timeout_seconds?: number
  job_cluster_key?: string
  existing_cluster_id?: string
  new_cluster?: JsonObject
  environment_key?: string
  condition_task?: ConditionTask
  for_each_task?: { inputs: string; concurrency?: number; task: TaskSpec }
  run_job_task?: { job_id: JobId; job_parameters?: Record<string, string> }
  notebook_task?: {
    notebook_path: string
    base_parameters?: Record<string, string>
    source?: string
    warehouse_id?: string
  }
  spark_python_task?: { python_file: string; parameters?: string[]; source?: string }
  python_wheel_task?: { package_name: string; entry_point: string; parameters?: string[] }
  spark_jar_task?: { main_class_name: string; jar_uri?: string; parameters?: string[] }
  sql_task?: {
    warehouse_id: string
    file?: { path: string; source?: string }
    query?: { query_id: string }
    dashboard?: { dashboard_id: string }
    alert?: { alert_id: string }
  }
  dbt_task?: {
    commands: string[]
    project_directory?: string
    warehouse_id?: string
    source?: string
    schema?: string
    catalog?: string
  }
  pipeline_task?: { pipeline_id: string; full_refresh?: boolean }
  [more: string]: unknown
}

export type PauseStatus = 'PAUSED' | 'UNPAUSED'
export type CronSchedule = {
  quartz_cron_expression: string
  timezone_id: string
  pause_status?: PauseStatus
  sql_condition?: SqlCondition
}
export type PeriodicUnit = 'MINUTES' | 'HOURS' | 'DAYS' | 'WEEKS'
/** Asked when a trigger fires: only when it answers does a run start. */
export type SqlCondition = { sql_query_id: string; warehouse_id: string; trigger_mode?: string }

export type TriggerSettings = {
  pause_status?: PauseStatus
  file_arrival?: {
    url: string
    min_time_between_triggers_seconds?: number
    wait_after_last_change_seconds?: number
  }
  table_update?: { table_names: string[]; condition?: 'ANY_UPDATED' | 'ALL_UPDATED' }
  periodic?: { interval: number; unit: PeriodicUnit }
  model?: { condition: string; securable_name?: string; aliases?: string[] }
  sql_condition?: SqlCondition
}

/** One of `triggers`; what `schedule`, `trigger` and `continuous` say comes to one each. */
export type TriggerConfiguration = TriggerSettings & {
  schedule?: Omit<CronSchedule, 'pause_status' | 'sql_condition'>
  continuous?: JsonObject
}

export type JobParameter = { name: string; default: string }

/** `JobSettings` as they travel; only what the emulator acts on is named. */
export type JobSettings = {
  name: string
  tasks?: TaskSpec[]
  job_clusters?: (JsonObject & { job_cluster_key: string })[]
  environments?: JsonObject[]
  parameters?: JobParameter[]
  schedule?: CronSchedule
  trigger?: TriggerSettings
  continuous?: { pause_status?: PauseStatus }
  triggers?: TriggerConfiguration[]
  max_concurrent_runs?: number
  timeout_seconds?: number
  queue?: { enabled: boolean }
  run_as?: { user_name?: string; service_principal_name?: string }
  tags?: Record<string, string>
  git_source?: JsonObject
  format?: 'MULTI_TASK'
  [more: string]: unknown
}
