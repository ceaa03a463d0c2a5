import { z } from 'zod'
import { clusterSpecWire } from '@/lib/compute/cluster-spec'
import { clusterId, jobId, onWire } from '@/lib/databricks/ids'

const warehouse = z.object({ warehouse_id: z.string().optional() })
const someTask = z.looseObject({}).optional()

export const kindsWire = z.object({
  notebook_task: warehouse.extend({ notebook_path: z.string().optional() }).optional(),
  spark_python_task: z.object({ python_file: z.string().optional() }).optional(),
  python_wheel_task: z
    .object({ package_name: z.string().optional(), entry_point: z.string().optional() })
    .optional(),
  spark_jar_task: z.object({ main_class_name: z.string().optional() }).optional(),
  spark_submit_task: someTask,
  sql_task: warehouse
    .extend({
      file: z.object({ path: z.string().optional() }).optional(),
      query: z.object({ query_id: z.string().optional() }).optional(),
      dashboard: z.object({ dashboard_id: z.string().optional() }).optional(),
      alert: z.object({ alert_id: z.string().optional() }).optional(),
    })
    .optional(),
  dbt_task: warehouse.extend({ commands: z.array(z.string()).optional() }).optional(),
  pipeline_task: z.object({ pipeline_id: z.string().optional() }).optional(),
  run_job_task: z.object({ job_id: onWire(jobId).optional() }).optional(),
  condition_task: z
    .object({
      left: z.string().optional(),
      op: z.string().optional(),
      right: z.string().optional(),
      outcome: z.string().optional(),
    })
    .optional(),
  dashboard_task: z.object({ dashboard_id: z.string().optional() }).optional(),
  alert_task: someTask,
  power_bi_task: someTask,
})

const forEachWire = z.object({
  inputs: z.string().optional(),
  concurrency: z.number().optional(),
  task: kindsWire.optional(),
  stats: z
    .object({
      task_run_stats: z
        .object({
          total_iterations: z.number().optional(),
          active_iterations: z.number().optional(),
          completed_iterations: z.number().optional(),
          succeeded_iterations: z.number().optional(),
          failed_iterations: z.number().optional(),
        })
        .optional(),
    })
    .optional(),
})

/** The part of `Task` and of `RunTask` that is the same. */
export const taskSpecWire = kindsWire.extend({
  task_key: z.string(),
  description: z.string().optional(),
  depends_on: z
    .array(z.object({ task_key: z.string(), outcome: z.string().optional() }))
    .optional(),
  run_if: z.string().optional(),
  disabled: z.boolean().optional(),
  max_retries: z.number().optional(),
  timeout_seconds: z.number().optional(),
  for_each_task: forEachWire.optional(),
  job_cluster_key: z.string().optional(),
  existing_cluster_id: clusterId.optional(),
  new_cluster: clusterSpecWire.optional(),
  environment_key: z.string().optional(),
})
export type TaskSpecWire = z.infer<typeof taskSpecWire>
