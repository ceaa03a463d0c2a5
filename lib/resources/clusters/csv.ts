import type { CsvColumns } from '@/lib/api/csv'
import { ownerOf, workersOf } from './rules'
import type { Cluster, ClusterEvent } from './schema'

/** The clusters as a table for spreadsheets: one fact a column, times in UTC. */
export const clusterColumns: CsvColumns<Cluster> = {
  cluster_id: ({ clusterId }) => clusterId,
  name: ({ name }) => name,
  state: ({ state }) => state,
  source: ({ source }) => source,
  owner: ownerOf,
  spark_version: ({ sparkVersion }) => sparkVersion,
  photon: ({ usesPhoton }) => usesPhoton,
  node_type: ({ nodeTypeId }) => nodeTypeId,
  driver_node_type: ({ driverNodeTypeId }) => driverNodeTypeId,
  workers: workersOf,
  autoscale_min: ({ size }) => (size.kind === 'autoscale' ? size.minWorkers : null),
  autoscale_max: ({ size }) => (size.kind === 'autoscale' ? size.maxWorkers : null),
  cores: ({ cores }) => cores,
  memory_mb: ({ memoryMb }) => memoryMb,
  auto_termination_minutes: ({ autoTerminationMinutes }) => autoTerminationMinutes,
  started_at: ({ startedAt }) => startedAt,
  last_restarted_at: ({ lastRestartedAt }) => lastRestartedAt,
  last_activity_at: ({ lastActivityAt }) => lastActivityAt,
  terminated_at: ({ terminatedAt }) => terminatedAt,
  termination_code: ({ terminationReason }) => terminationReason?.code,
  policy_id: ({ policyId }) => policyId,
  pinned: ({ isPinned }) => isPinned,
}

export const clusterEventColumns: CsvColumns<ClusterEvent> = {
  at: ({ at }) => at,
  type: ({ type }) => type,
  user: ({ user }) => user,
  cause: ({ cause }) => cause,
  current_workers: ({ currentWorkers }) => currentWorkers,
  target_workers: ({ targetWorkers }) => targetWorkers,
  reason: ({ reason }) => reason?.code,
  message: ({ message }) => message,
}
