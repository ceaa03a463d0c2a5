import { z } from 'zod'
import { clusterId, jobId, onWire, warehouseId, type JobId } from './ids'
import { taskKinds, type TaskKind } from './task-kinds'

/** What jobs and their runs say alike: what a task does, on what, and from which commit. */

export const clusterSpecWire = z.object({
  spark_version: z.string().optional(),
  runtime_engine: z.string().optional(),
  node_type_id: z.string().optional(),
  driver_node_type_id: z.string().optional(),
  num_workers: z.number().optional(),
  autoscale: z
    .object({ min_workers: z.number().optional(), max_workers: z.number().optional() })
    .optional(),
  azure_attributes: z.object({ availability: z.string().optional() }).optional(),
  policy_id: z.string().optional(),
})
type ClusterSpecWire = z.infer<typeof clusterSpecWire>

const warehouse = z.object({ warehouse_id: z.string().optional() })
const someTask = z.looseObject({}).optional()

const kindsWire = z.object({
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

export const clusterSpec = z.object({
  sparkVersion: z.string().nullable(),
  usesPhoton: z.boolean(),
  nodeTypeId: z.string().nullable(),
  driverNodeTypeId: z.string().nullable(),
  /** Null when it scales by itself. */
  workers: z.number().nullable(),
  autoscale: z.object({ min: z.number(), max: z.number() }).nullable(),
  availability: z.string().nullable(),
  policyId: z.string().nullable(),
})
export type ClusterSpec = z.infer<typeof clusterSpec>

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

export function toTaskSpec(wire: TaskSpecWire): TaskSpec {
  const { kind, target, targetJobId } = toKind(wire)
  return {
    taskKey: wire.task_key,
    description: wire.description || null,
    kind,
    target,
    targetJobId,
    dependsOn: (wire.depends_on ?? []).map(({ task_key, outcome }) => ({
      taskKey: task_key,
      outcome: outcome ?? null,
    })),
    runIf: wire.run_if ?? 'ALL_SUCCESS',
    isDisabled: wire.disabled ?? false,
    maxRetries: wire.max_retries ?? 0,
    timeoutSeconds: wire.timeout_seconds ?? 0,
    compute: toCompute(wire, kind),
    forEach: toForEach(wire),
  }
}

type Kind = { kind: TaskKind; target: string | null; targetJobId: JobId | null }
const of = (kind: TaskKind, target: string | undefined): Kind => ({
  kind,
  target: target || null,
  targetJobId: null,
})

/** The one `<kind>_task` field that is there says what a task is. */
function toKind(wire: z.infer<typeof kindsWire> & Pick<TaskSpecWire, 'for_each_task'>): Kind {
  if (wire.for_each_task) return { ...toKind(wire.for_each_task.task ?? {}), kind: 'for-each' }
  if (wire.notebook_task) return of('notebook', wire.notebook_task.notebook_path)
  if (wire.spark_python_task) return of('python', wire.spark_python_task.python_file)
  if (wire.python_wheel_task)
    return of(
      'wheel',
      joined(':', wire.python_wheel_task.package_name, wire.python_wheel_task.entry_point),
    )
  if (wire.spark_jar_task) return of('jar', wire.spark_jar_task.main_class_name)
  if (wire.spark_submit_task) return of('spark-submit', undefined)
  if (wire.sql_task) return of('sql', sqlTarget(wire.sql_task))
  if (wire.dbt_task) return of('dbt', wire.dbt_task.commands?.join('; '))
  if (wire.pipeline_task) return of('pipeline', wire.pipeline_task.pipeline_id)
  if (wire.dashboard_task) return of('dashboard', wire.dashboard_task.dashboard_id)
  if (wire.alert_task) return of('alert', undefined)
  if (wire.power_bi_task) return of('power-bi', undefined)
  if (wire.condition_task) {
    const { left, op, right } = wire.condition_task
    return of('condition', joined(' ', left, op, right))
  }
  if (wire.run_job_task) {
    const targetJobId = wire.run_job_task.job_id ?? null
    return { kind: 'run-job', target: targetJobId, targetJobId }
  }
  return of('other', undefined)
}

const joined = (by: string, ...parts: (string | undefined)[]) => parts.filter(Boolean).join(by)

const sqlTarget = ({ file, query, dashboard, alert }: NonNullable<TaskSpecWire['sql_task']>) =>
  file?.path ?? query?.query_id ?? dashboard?.dashboard_id ?? alert?.alert_id

const bringsNone: ReadonlySet<TaskKind> = new Set(['condition', 'run-job', 'pipeline', 'for-each'])

function toCompute(wire: TaskSpecWire, kind: TaskKind): TaskCompute {
  if (wire.job_cluster_key) return { kind: 'job-cluster', key: wire.job_cluster_key }
  if (wire.existing_cluster_id) return { kind: 'cluster', clusterId: wire.existing_cluster_id }
  if (wire.new_cluster) return { kind: 'new-cluster', spec: toClusterSpec(wire.new_cluster) }
  const used = wire.sql_task ?? wire.dbt_task ?? wire.notebook_task
  const warehouse = warehouseId.safeParse(used?.warehouse_id)
  if (warehouse.success) return { kind: 'warehouse', warehouseId: warehouse.data }
  if (bringsNone.has(kind)) return { kind: 'none' }
  return { kind: 'serverless', environmentKey: wire.environment_key ?? null }
}

function toForEach({ for_each_task }: TaskSpecWire): TaskSpec['forEach'] {
  if (!for_each_task) return null
  const { inputs, concurrency, task } = for_each_task
  return { inputs: inputs ?? null, concurrency: concurrency ?? 1, kind: toKind(task ?? {}).kind }
}

export function toClusterSpec(wire: ClusterSpecWire): ClusterSpec {
  const { autoscale } = wire
  return {
    sparkVersion: wire.spark_version ?? null,
    usesPhoton: wire.runtime_engine === 'PHOTON' || /-photon-/.test(wire.spark_version ?? ''),
    nodeTypeId: wire.node_type_id ?? null,
    driverNodeTypeId: wire.driver_node_type_id ?? wire.node_type_id ?? null,
    workers: autoscale ? null : (wire.num_workers ?? 0),
    autoscale: autoscale
      ? { min: autoscale.min_workers ?? 0, max: autoscale.max_workers ?? 0 }
      : null,
    availability: wire.azure_attributes?.availability ?? null,
    policyId: wire.policy_id ?? null,
  }
}

export const jobClusterWire = z.object({
  job_cluster_key: z.string(),
  new_cluster: clusterSpecWire.optional(),
})

export const jobCluster = z.object({ key: z.string(), spec: clusterSpec })
export type JobCluster = z.infer<typeof jobCluster>

export const toJobClusters = (wires: readonly z.infer<typeof jobClusterWire>[]): JobCluster[] =>
  wires.map(({ job_cluster_key, new_cluster }) => ({
    key: job_cluster_key,
    spec: toClusterSpec(new_cluster ?? {}),
  }))

export const gitSourceWire = z.object({
  git_url: z.string().optional(),
  git_provider: z.string().optional(),
  git_branch: z.string().optional(),
  git_tag: z.string().optional(),
  git_commit: z.string().optional(),
  git_snapshot: z.object({ used_commit: z.string().optional() }).optional(),
})

export const gitSource = z.object({
  url: z.string(),
  provider: z.string().nullable(),
  branch: z.string().nullable(),
  tag: z.string().nullable(),
  /** The commit that was used, or that the settings name. */
  commit: z.string().nullable(),
})
export type GitSource = z.infer<typeof gitSource>

export function toGitSource(wire: z.infer<typeof gitSourceWire> | undefined): GitSource | null {
  if (!wire?.git_url) return null
  return {
    url: wire.git_url,
    provider: wire.git_provider ?? null,
    branch: wire.git_branch ?? null,
    tag: wire.git_tag ?? null,
    commit: wire.git_snapshot?.used_commit ?? wire.git_commit ?? null,
  }
}

/** Epoch ms as the domain has moments; the API says 0 for "not yet". */
export const toMoment = (ms: number | undefined): string | null =>
  ms === undefined || ms <= 0 ? null : new Date(ms).toISOString()
