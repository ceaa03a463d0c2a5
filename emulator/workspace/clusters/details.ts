import { isUp, lastActivityAt, type Cluster } from './cluster'
import { nodeOf, sparkContextId } from './nodes'
import { nodeType } from './node-types'
import { isSingleNode } from './spec'

function capacity({ spec, workers }: Cluster) {
  const worker = nodeType(spec.node_type_id)
  const driver = nodeType(spec.driver_node_type_id) ?? worker
  if (!worker || !driver) return {}
  return {
    cluster_cores: driver.cores + workers * worker.cores,
    cluster_memory_mb: driver.memoryMb + workers * worker.memoryMb,
  }
}

function machines(cluster: Cluster) {
  if (!isUp(cluster) && cluster.state !== 'RESTARTING') return {}
  const executors = Array.from({ length: cluster.workers }, (_, index) =>
    nodeOf(cluster, index + 1),
  )
  return {
    driver: nodeOf(cluster, 0),
    ...(executors.length > 0 ? { executors } : {}),
    ...capacity(cluster),
  }
}

function ending({ state, terminatedAt, reason }: Cluster) {
  if (state !== 'TERMINATED' && state !== 'TERMINATING' && state !== 'ERROR') return {}
  return {
    ...(terminatedAt === null ? {} : { terminated_time: terminatedAt }),
    ...(reason ? { termination_reason: reason } : {}),
  }
}

/**
 * `ClusterDetails`. `start_time` is when the cluster was first asked for and never changes; uptime counts
 * from `last_restarted_time`. The creator's name is absent once that person is deleted (clusters API).
 */
export function toDetails(cluster: Cluster, now: number) {
  const { spec } = cluster
  return {
    cluster_id: cluster.id,
    ...(cluster.creatorHasLeft ? {} : { creator_user_name: cluster.creator }),
    ...spec,
    driver_node_type_id: spec.driver_node_type_id ?? spec.node_type_id,
    ...(isSingleNode(spec) ? { num_workers: 0 } : {}),
    cluster_name: spec.cluster_name ?? '',
    cluster_source: cluster.source,
    ...machines(cluster),
    spark_context_id: sparkContextId(cluster),
    ...(isUp(cluster) ? { jdbc_port: 10_000 } : {}),
    effective_spark_version: spec.spark_version,
    instance_source: spec.instance_pool_id
      ? { instance_pool_id: spec.instance_pool_id }
      : { node_type_id: spec.node_type_id },
    driver_instance_source: spec.instance_pool_id
      ? { instance_pool_id: spec.driver_instance_pool_id ?? spec.instance_pool_id }
      : { node_type_id: spec.driver_node_type_id ?? spec.node_type_id },
    state: cluster.state,
    state_message: cluster.stateMessage,
    start_time: cluster.createdAt,
    ...(cluster.lastRestartedAt === null
      ? {}
      : {
          last_restarted_time: cluster.lastRestartedAt,
          last_state_loss_time: cluster.lastRestartedAt,
          last_activity_time: lastActivityAt(cluster, now),
        }),
    ...ending(cluster),
    ...(cluster.pinnedBy === null ? {} : { pinned_by_user_name: cluster.pinnedBy }),
    default_tags: {
      Vendor: 'Databricks',
      Creator: cluster.creator,
      ClusterName: spec.cluster_name ?? '',
      ClusterId: cluster.id,
    },
  }
}
