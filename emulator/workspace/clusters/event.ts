import type { ClusterSpec } from './spec'

export const eventTypes = [
  'ADD_NODES_FAILED',
  'AUTOMATIC_CLUSTER_UPDATE',
  'AUTOSCALING_BACKOFF',
  'AUTOSCALING_FAILED',
  'AUTOSCALING_STATS_REPORT',
  'CLUSTER_MIGRATED',
  'CREATING',
  'DBFS_DOWN',
  'DECOMMISSION_ENDED',
  'DECOMMISSION_STARTED',
  'DEFERRED_POLICY_ENFORCEMENT_FAILED',
  'DEFERRED_POLICY_ENFORCEMENT_SCHEDULED',
  'DID_NOT_EXPAND_DISK',
  'DRIVER_HEALTHY',
  'DRIVER_NOT_RESPONDING',
  'DRIVER_UNAVAILABLE',
  'EDITED',
  'EXPANDED_DISK',
  'FAILED_TO_EXPAND_DISK',
  'INIT_SCRIPTS_FINISHED',
  'INIT_SCRIPTS_STARTED',
  'METASTORE_DOWN',
  'NODES_LOST',
  'NODE_BLACKLISTED',
  'NODE_EXCLUDED_DECOMMISSIONED',
  'PINNED',
  'RESIZING',
  'RESTARTING',
  'RUNNING',
  'SPARK_EXCEPTION',
  'STARTING',
  'TERMINATING',
  'UC_VOLUME_MISCONFIGURED',
  'UNPINNED',
  'UPSIZE_COMPLETED',
] as const
export type EventType = (typeof eventTypes)[number]

export type TerminationReason = {
  code: string
  type: 'SUCCESS' | 'CLIENT_ERROR' | 'SERVICE_FAULT' | 'CLOUD_FAILURE'
  parameters?: Record<string, string>
}

export type ClusterSize = {
  num_workers?: number
  autoscale?: { min_workers: number; max_workers: number }
}

export type EventDetails = {
  user?: string
  cause?: 'AUTORECOVERY' | 'AUTOSCALE' | 'AUTOSCALE_V2' | 'USER_REQUEST'
  reason?: TerminationReason
  current_num_workers?: number
  target_num_workers?: number
  current_num_vcpus?: number
  target_num_vcpus?: number
  cluster_size?: ClusterSize
  previous_cluster_size?: ClusterSize
  attributes?: Partial<ClusterSpec>
  previous_attributes?: Partial<ClusterSpec>
  init_scripts?: unknown
  job_run_name?: string
  driver_state_message?: string
  instance_id?: string
  disk_size?: number
  previous_disk_size?: number
  free_space?: number
}

export type ClusterEvent = { timestamp: number; type: EventType; details: EventDetails }
