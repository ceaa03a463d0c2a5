import { z } from 'zod'
import { clusterId, jobId, onWire, repairId, runId } from '@/lib/databricks/ids'
import { gitSourceWire } from '@/lib/job-tasks/git-source'
import { jobClusterWire } from '@/lib/job-tasks/job-cluster'
import { taskSpecWire } from '@/lib/job-tasks/wire'

/** The older of the two states a run has; it has a result only when it is over. */
export const runStateWire = z.object({
  life_cycle_state: z.string().optional(),
  result_state: z.string().optional(),
  state_message: z.string().optional(),
  queue_reason: z.string().optional(),
  user_cancelled_or_timedout: z.boolean().optional(),
})
export type RunStateWire = z.infer<typeof runStateWire>

const coded = z.object({
  code: z.string().optional(),
  type: z.string().optional(),
  message: z.string().optional(),
})

/** The newer one, of Jobs API 2.2. */
export const runStatusWire = z.object({
  state: z.string().optional(),
  termination_details: coded.optional(),
  queue_details: coded.optional(),
})
export type RunStatusWire = z.infer<typeof runStatusWire>

/** What a run and a task's run say alike. */
const attemptWire = z.object({
  run_id: onWire(runId),
  attempt_number: z.number().optional(),
  state: runStateWire.optional(),
  status: runStatusWire.optional(),
  start_time: z.number().optional(),
  end_time: z.number().optional(),
  queue_duration: z.number().optional(),
  setup_duration: z.number().optional(),
  execution_duration: z.number().optional(),
  cleanup_duration: z.number().optional(),
  run_duration: z.number().optional(),
  run_page_url: z.string().optional(),
  git_source: gitSourceWire.optional(),
})
export type AttemptWire = z.infer<typeof attemptWire>

const parameters = z.record(z.string(), z.coerce.string())

export const taskRunWire = attemptWire.extend(taskSpecWire.shape).extend({
  cluster_instance: z.object({ cluster_id: clusterId.optional() }).optional(),
  run_job_task: z
    .object({ job_id: onWire(jobId).optional(), run_id: onWire(runId).optional() })
    .optional(),
  /** By kind of task: an object of named values, or a list. */
  resolved_values: z.record(z.string(), z.unknown()).optional(),
})
export type TaskRunWire = z.infer<typeof taskRunWire>

/** `BaseRun` and `Run`: what Lakedeck reads of them; anything may be missing but the id. Times are epoch ms. */
export const runWire = attemptWire.extend({
  /** 0 for a run without a job, which is no id. */
  job_id: onWire(jobId).optional().catch(undefined),
  /** Of a task's run: the run it belongs to. */
  job_run_id: onWire(runId).optional().catch(undefined),
  run_name: z.string().optional(),
  run_type: z.string().optional(),
  trigger: z.string().optional(),
  trigger_info: z.object({ run_id: onWire(runId).optional().catch(undefined) }).optional(),
  creator_user_name: z.string().optional(),
  schedule: z
    .object({ quartz_cron_expression: z.string().optional(), timezone_id: z.string().optional() })
    .optional(),
  has_more: z.boolean().optional(),
  tasks: z.array(taskRunWire).optional(),
  iterations: z.array(taskRunWire).optional(),
  job_clusters: z.array(jobClusterWire).optional(),
  job_parameters: z
    .array(
      z.object({
        name: z.string(),
        value: z.coerce.string().optional(),
        default: z.coerce.string().optional(),
      }),
    )
    .optional(),
  overriding_parameters: z
    .object({
      notebook_params: parameters.optional(),
      python_named_params: parameters.optional(),
      sql_params: parameters.optional(),
      jar_params: z.array(z.string()).optional(),
      python_params: z.array(z.string()).optional(),
      spark_submit_params: z.array(z.string()).optional(),
      dbt_commands: z.array(z.string()).optional(),
    })
    .optional(),
  repair_history: z
    .array(
      z.object({
        type: z.string().optional(),
        id: onWire(repairId).optional(),
        start_time: z.number().optional(),
        end_time: z.number().optional(),
        state: runStateWire.optional(),
        status: runStatusWire.optional(),
        task_run_ids: z.array(onWire(runId)).default([]),
      }),
    )
    .optional(),
  next_page_token: z.string().optional(),
})
export type RunWire = z.infer<typeof runWire>

/** A list leaves its key out when it is empty, and ends with a missing token or an empty one. */
export const runPageWire = z.object({
  runs: z.array(runWire).default([]),
  next_page_token: z.string().optional(),
})

export const runOutputWire = z.object({
  error: z.string().optional(),
  error_trace: z.string().optional(),
  info: z.string().optional(),
  logs: z.string().optional(),
  logs_truncated: z.boolean().optional(),
  metadata: runWire.optional(),
  notebook_output: z
    .object({ result: z.string().optional(), truncated: z.boolean().optional() })
    .optional(),
  sql_output: z.looseObject({}).optional(),
  dbt_output: z.looseObject({}).optional(),
  run_job_output: z.object({ run_id: onWire(runId).optional() }).optional(),
})
export type RunOutputWire = z.infer<typeof runOutputWire>

export const exportWire = z.object({
  views: z
    .array(
      z.object({
        content: z.string().default(''),
        name: z.string().default(''),
        type: z.string().default('NOTEBOOK'),
      }),
    )
    .default([]),
})
