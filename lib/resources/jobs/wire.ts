import { z } from 'zod'
import { jobId, onWire } from '@/lib/databricks/ids'
import { gitSourceWire } from '@/lib/job-tasks/git-source'
import { jobClusterWire } from '@/lib/job-tasks/job-cluster'
import { taskSpecWire } from '@/lib/job-tasks/wire'

const pauseStatus = z.string().optional()

/** `SqlConditionConfiguration`: it stands beside what the trigger waits for. */
const sqlConditionWire = z
  .object({
    sql_query_id: z.string().optional(),
    warehouse_id: z.string().optional(),
    trigger_mode: z.string().optional(),
  })
  .optional()

/** Where a trigger stands by itself: `schedule`, `trigger` and `continuous` of the settings, or each of `triggers`. */
export const triggerWire = z.object({
  pause_status: pauseStatus,
  sql_condition: sqlConditionWire,
  quartz_cron_expression: z.string().optional(),
  timezone_id: z.string().optional(),
  schedule: z
    .object({ quartz_cron_expression: z.string().optional(), timezone_id: z.string().optional() })
    .optional(),
  periodic: z.object({ interval: z.number().optional(), unit: z.string().optional() }).optional(),
  file_arrival: z.object({ url: z.string().optional() }).optional(),
  table_update: z
    .object({ table_names: z.array(z.string()).default([]), condition: z.string().optional() })
    .optional(),
  model: z.object({ securable_name: z.string().optional() }).optional(),
  continuous: z.looseObject({}).optional(),
})
export type TriggerWire = z.infer<typeof triggerWire>

const principals = z.array(z.string()).optional()

export const jobSettingsWire = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  tags: z.record(z.string(), z.coerce.string()).optional(),
  schedule: triggerWire.optional(),
  trigger: triggerWire.optional(),
  continuous: z.object({ pause_status: pauseStatus }).optional(),
  triggers: z.array(triggerWire).optional(),
  max_concurrent_runs: z.number().optional(),
  timeout_seconds: z.number().optional(),
  queue: z.object({ enabled: z.boolean().optional() }).optional(),
  run_as: z
    .object({ user_name: z.string().optional(), service_principal_name: z.string().optional() })
    .optional(),
  git_source: gitSourceWire.optional(),
  tasks: z.array(taskSpecWire).optional(),
  job_clusters: z.array(jobClusterWire).optional(),
  parameters: z
    .array(z.object({ name: z.string(), default: z.coerce.string().optional() }))
    .optional(),
  email_notifications: z
    .object({ on_start: principals, on_success: principals, on_failure: principals })
    .optional(),
  edit_mode: z.string().optional(),
  performance_target: z.string().optional(),
})

/** `BaseJob` and `Job`: what Lakedeck reads of them; anything may be missing but the id. */
export const jobWire = z.object({
  job_id: onWire(jobId),
  creator_user_name: z.string().optional(),
  run_as_user_name: z.string().optional(),
  created_time: z.number().optional(),
  settings: jobSettingsWire.default({}),
  next_page_token: z.string().optional(),
})
export type JobWire = z.infer<typeof jobWire>

/** A list leaves its key out when it is empty, and ends with a missing token or an empty one. */
export const jobPageWire = z.object({
  jobs: z.array(jobWire).default([]),
  next_page_token: z.string().optional(),
})

/** Only what pausing replaces, whole: every field of it has to be sent back as it came. */
export const pausableWire = z.object({
  settings: z
    .object({
      schedule: z.looseObject({}).optional(),
      trigger: z.looseObject({}).optional(),
      continuous: z.looseObject({}).optional(),
      triggers: z.array(z.looseObject({})).optional(),
    })
    .default({}),
})
export type PausableWire = z.infer<typeof pausableWire>
