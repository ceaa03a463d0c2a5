/** States of Clusters API 2.1; a state this list does not know reads as UNKNOWN, which the API has too. */
export const clusterStates = [
  'PENDING',
  'RUNNING',
  'RESTARTING',
  'RESIZING',
  'TERMINATING',
  'TERMINATED',
  'ERROR',
  'UNKNOWN',
] as const
export type ClusterState = (typeof clusterStates)[number]

/** Who made a cluster; UNKNOWN is ours, for a source that is newer than this list. */
export const clusterSources = [
  'UI',
  'API',
  'JOB',
  'PIPELINE',
  'PIPELINE_MAINTENANCE',
  'MODELS',
  'SQL',
  'UNKNOWN',
] as const
export type ClusterSource = (typeof clusterSources)[number]

/** Permission levels on a cluster, least to most. */
export const clusterPermissionLevels = ['CAN_ATTACH_TO', 'CAN_RESTART', 'CAN_MANAGE'] as const
export type ClusterPermissionLevel = (typeof clusterPermissionLevels)[number]
