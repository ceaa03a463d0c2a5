import type { z } from 'zod'
import { usesPhoton } from '@/lib/compute/cluster-spec'
import { toMoment } from '@/lib/databricks/moments'
import type { Cluster, ClusterEvent, ClusterSize, TerminationReason } from './schema'
import {
  clusterEventPageWire,
  clusterPageWire,
  clusterWire,
  type terminationReasonWire,
  type ClusterEventWire,
  type ClusterWire,
} from './wire'

/** Wire to domain: the API's irregular names end here. */
export function toCluster(wire: ClusterWire): Cluster {
  return {
    clusterId: wire.cluster_id,
    name: wire.cluster_name || wire.cluster_id,
    state: wire.state ?? 'UNKNOWN',
    stateMessage: wire.state_message || null,
    source: wire.cluster_source ?? 'UNKNOWN',
    creatorUserName: wire.creator_user_name || null,
    singleUserName: wire.single_user_name || null,
    accessMode: wire.data_security_mode ?? null,
    ...toHardware(wire),
    ...toTimes(wire),
    terminationReason: toReason(wire.termination_reason),
    policyId: wire.policy_id ?? null,
    instancePoolId: wire.instance_pool_id ?? null,
    availability: wire.azure_attributes?.availability ?? null,
    customTags: wire.custom_tags ?? {},
    defaultTags: wire.default_tags ?? {},
    sparkConf: wire.spark_conf ?? {},
    initScriptCount: wire.init_scripts?.length ?? 0,
    isPinned: Boolean(wire.pinned_by_user_name),
  }
}

function toHardware(wire: ClusterWire) {
  return {
    sparkVersion: wire.spark_version ?? null,
    usesPhoton: usesPhoton(wire),
    nodeTypeId: wire.node_type_id ?? null,
    driverNodeTypeId: wire.driver_node_type_id ?? wire.node_type_id ?? null,
    size: toSize(wire),
    cores: wire.cluster_cores ?? null,
    memoryMb: wire.cluster_memory_mb ?? null,
  }
}

function toTimes(wire: ClusterWire) {
  return {
    autoTerminationMinutes: wire.autotermination_minutes ?? null,
    startedAt: toMoment(wire.start_time),
    terminatedAt: toMoment(wire.terminated_time),
    lastRestartedAt: toMoment(wire.last_restarted_time),
    lastActivityAt: toMoment(wire.last_activity_time),
  }
}

function toSize(wire: ClusterWire): ClusterSize {
  if (wire.autoscale) {
    return {
      kind: 'autoscale',
      minWorkers: wire.autoscale.min_workers ?? 0,
      maxWorkers: wire.autoscale.max_workers ?? 0,
      currentWorkers: wire.executors?.length ?? null,
    }
  }
  // A single node has no workers and says so in its Spark configuration or, newer, in a flag.
  const isSingleNode =
    wire.is_single_node === true ||
    wire.spark_conf?.['spark.databricks.cluster.profile'] === 'singleNode'
  if (isSingleNode) return { kind: 'single-node' }
  return { kind: 'fixed', workers: wire.num_workers ?? 0 }
}

function toReason(
  wire: z.infer<typeof terminationReasonWire> | undefined,
): TerminationReason | null {
  if (!wire) return null
  const { code = 'UNKNOWN', type = 'UNKNOWN', parameters = {} } = wire
  return { code, type, parameters }
}

function toEvent(wire: ClusterEventWire): ClusterEvent[] {
  // Without its moment an event has no place in a history.
  const at = toMoment(wire.timestamp)
  if (at === null) return []
  const details = wire.details ?? {}
  return [
    {
      at,
      type: wire.type ?? 'UNKNOWN',
      user: details.user || null,
      cause: details.cause ?? null,
      currentWorkers: details.current_num_workers ?? null,
      targetWorkers: details.target_num_workers ?? null,
      jobRunName: details.job_run_name ?? null,
      message: details.driver_state_message ?? details.did_not_expand_reason ?? null,
      reason: toReason(details.reason),
    },
  ]
}

export const readCluster = clusterWire.transform(toCluster)

export const readClusterPage = clusterPageWire.transform(({ clusters, next_page_token }) => ({
  items: clusters.map(toCluster),
  nextPageToken: next_page_token || null,
}))

export const readClusterEventPage = clusterEventPageWire.transform((wire) => ({
  items: wire.events.flatMap(toEvent),
  nextPageToken: wire.next_page_token || null,
  totalCount: wire.total_count ?? wire.events.length,
}))
