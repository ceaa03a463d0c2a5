import { z } from 'zod'
import { jobId, onWire } from '@/lib/databricks/ids'
import { jobSettingsWire, jobWire } from '../wire'

const named = z.record(z.string(), z.coerce.string()).optional()
const listed = z.array(z.coerce.string()).optional()

/** What a task starts, and what it says it writes to. */
const startsWire = z.object({
  run_job_task: z.object({ job_id: onWire(jobId).optional() }).optional(),
  notebook_task: z.object({ base_parameters: named }).optional(),
  spark_python_task: z.object({ parameters: listed }).optional(),
  python_wheel_task: z.object({ parameters: listed, named_parameters: named }).optional(),
  spark_jar_task: z.object({ parameters: listed }).optional(),
  spark_submit_task: z.object({ parameters: listed }).optional(),
  sql_task: z
    .object({
      parameters: named,
      dashboard: z.looseObject({}).optional(),
      alert: z.looseObject({}).optional(),
    })
    .optional(),
  dbt_task: z.object({ catalog: z.string().optional(), schema: z.string().optional() }).optional(),
  pipeline_task: z.object({ refresh_selection: listed, full_refresh_selection: listed }).optional(),
})
export type StartsWire = z.infer<typeof startsWire>

const linkedTaskWire = startsWire.extend({
  task_key: z.string(),
  depends_on: z.array(z.object({ task_key: z.string() })).optional(),
  run_if: z.string().optional(),
  for_each_task: z.object({ task: startsWire.optional() }).optional(),
})
export type LinkedTaskWire = z.infer<typeof linkedTaskWire>

/** A job with its tasks, as far as it is about what hangs on what. */
export const linkedJobWire = jobWire.omit({ next_page_token: true }).extend({
  /** Of a list: it has more tasks than the list tells. */
  has_more: z.boolean().optional(),
  settings: jobSettingsWire
    .pick({
      name: true,
      run_as: true,
      schedule: true,
      trigger: true,
      continuous: true,
      triggers: true,
      parameters: true,
      email_notifications: true,
    })
    .extend({ tasks: z.array(linkedTaskWire).optional() })
    .default({}),
})
export type LinkedJobWire = z.infer<typeof linkedJobWire>

export const linkedJobsWire = z.object({
  jobs: z.array(linkedJobWire).default([]),
  next_page_token: z.string().optional(),
})

export const linkedJobPageWire = linkedJobWire.extend({ next_page_token: z.string().optional() })
