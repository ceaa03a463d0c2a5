import { z } from 'zod'
import { clusterSpec } from '@/lib/compute/cluster-spec'
import { clusterId, jobId, warehouseId } from '@/lib/databricks/ids'
import { taskKinds } from './kinds'

/** What a task runs on. */
export const taskCompute = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('job-cluster'), key: z.string() }),
  z.object({ kind: z.literal('new-cluster'), spec: clusterSpec }),
  z.object({ kind: z.literal('cluster'), clusterId }),
  z.object({ kind: z.literal('warehouse'), warehouseId }),
  z.object({ kind: z.literal('serverless'), environmentKey: z.string().nullable() }),
  /** Conditions, calls of other jobs and pipelines bring none of their own. */
  z.object({ kind: z.literal('none') }),
])
export type TaskCompute = z.infer<typeof taskCompute>

/** What a task does, in a job as in a run. */
export const taskSpec = z.object({
  taskKey: z.string(),
  description: z.string().nullable(),
  kind: z.enum(taskKinds),
  /** The notebook, file, class, query, … that it runs; null where the kind has none. */
  target: z.string().nullable(),
  /** The job that it runs, for `run-job`. */
  targetJobId: jobId.nullable(),
  dependsOn: z.array(z.object({ taskKey: z.string(), outcome: z.string().nullable() })),
  runIf: z.string(),
  isDisabled: z.boolean(),
  /** -1 is without end. */
  maxRetries: z.number(),
  /** 0 is none. */
  timeoutSeconds: z.number(),
  compute: taskCompute,
  forEach: z
    .object({
      inputs: z.string().nullable(),
      concurrency: z.number(),
      /** What each iteration is. */
      kind: z.enum(taskKinds),
    })
    .nullable(),
})
export type TaskSpec = z.infer<typeof taskSpec>
