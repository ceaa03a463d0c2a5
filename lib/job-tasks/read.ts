import { toClusterSpec } from '@/lib/compute/cluster-spec'
import { warehouseId } from '@/lib/databricks/ids'
import type { TaskKind } from './kinds'
import { toKind } from './read-kind'
import type { TaskCompute, TaskSpec } from './schema'
import type { TaskSpecWire } from './wire'

/** What jobs and their runs say alike: what a task does, on what. */
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
