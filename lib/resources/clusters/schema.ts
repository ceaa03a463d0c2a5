import { z } from 'zod'
import { clusterId, workspaceAlias } from '@/lib/databricks/ids'

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
const clusterState = z.enum(clusterStates).catch('UNKNOWN')

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
const clusterSource = z.enum(clusterSources).catch('UNKNOWN')

const terminationReasonWire = z.object({
  code: z.string().optional(),
  type: z.string().optional(),
  parameters: z.record(z.string(), z.string()).optional(),
})

/** The fields of `ClusterDetails` that Lakedeck reads; anything may be missing but the id. Times are epoch ms. */
export const clusterWire = z.object({
  cluster_id: clusterId,
  cluster_name: z.string().optional(),
  state: clusterState.optional(),
  state_message: z.string().optional(),
  cluster_source: clusterSource.optional(),
  creator_user_name: z.string().optional(),
  single_user_name: z.string().optional(),
  data_security_mode: z.string().optional(),
  spark_version: z.string().optional(),
  runtime_engine: z.string().optional(),
  node_type_id: z.string().optional(),
  driver_node_type_id: z.string().optional(),
  num_workers: z.number().optional(),
  autoscale: z
    .object({ min_workers: z.number().optional(), max_workers: z.number().optional() })
    .optional(),
  is_single_node: z.boolean().optional(),
  executors: z.array(z.unknown()).optional(),
  cluster_cores: z.number().optional(),
  cluster_memory_mb: z.number().optional(),
  autotermination_minutes: z.number().optional(),
  start_time: z.number().optional(),
  terminated_time: z.number().optional(),
  last_restarted_time: z.number().optional(),
  last_activity_time: z.number().optional(),
  termination_reason: terminationReasonWire.optional(),
  policy_id: z.string().optional(),
  instance_pool_id: z.string().optional(),
  azure_attributes: z.object({ availability: z.string().optional() }).optional(),
  custom_tags: z.record(z.string(), z.string()).optional(),
  default_tags: z.record(z.string(), z.string()).optional(),
  spark_conf: z.record(z.string(), z.string()).optional(),
  init_scripts: z.array(z.unknown()).optional(),
  pinned_by_user_name: z.string().optional(),
})

const moment = z.iso.datetime().nullable()

/** How many workers a cluster has; `currentWorkers` is null while it is not running. */
export const clusterSize = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single-node') }),
  z.object({ kind: z.literal('fixed'), workers: z.number() }),
  z.object({
    kind: z.literal('autoscale'),
    minWorkers: z.number(),
    maxWorkers: z.number(),
    currentWorkers: z.number().nullable(),
  }),
])
export type ClusterSize = z.infer<typeof clusterSize>

export const terminationReason = z.object({
  code: z.string(),
  /** SUCCESS, CLIENT_ERROR, SERVICE_FAULT, CLOUD_FAILURE, or what the API grows next. */
  type: z.string(),
  parameters: z.record(z.string(), z.string()),
})
export type TerminationReason = z.infer<typeof terminationReason>

/** A cluster as Lakedeck speaks of it. Times are RFC 3339 in UTC, null when the API sent none. */
export const cluster = z.object({
  clusterId,
  name: z.string(),
  state: z.enum(clusterStates),
  stateMessage: z.string().nullable(),
  source: z.enum(clusterSources),
  creatorUserName: z.string().nullable(),
  singleUserName: z.string().nullable(),
  accessMode: z.string().nullable(),
  sparkVersion: z.string().nullable(),
  usesPhoton: z.boolean(),
  nodeTypeId: z.string().nullable(),
  driverNodeTypeId: z.string().nullable(),
  size: clusterSize,
  cores: z.number().nullable(),
  memoryMb: z.number().nullable(),
  /** 0 means never; null means that the API did not say (job clusters end with their job). */
  autoTerminationMinutes: z.number().nullable(),
  startedAt: moment,
  terminatedAt: moment,
  lastRestartedAt: moment,
  lastActivityAt: moment,
  terminationReason: terminationReason.nullable(),
  policyId: z.string().nullable(),
  instancePoolId: z.string().nullable(),
  availability: z.string().nullable(),
  customTags: z.record(z.string(), z.string()),
  defaultTags: z.record(z.string(), z.string()),
  sparkConf: z.record(z.string(), z.string()),
  initScriptCount: z.number(),
  isPinned: z.boolean(),
})
export type Cluster = z.infer<typeof cluster>

const toMoment = (ms: number | undefined) =>
  ms === undefined || ms <= 0 ? null : new Date(ms).toISOString()

function toSize(wire: z.infer<typeof clusterWire>): ClusterSize {
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

/** Wire to domain: the API's irregular names end here. */
export function toCluster(wire: z.infer<typeof clusterWire>): Cluster {
  const reason = wire.termination_reason
  return {
    clusterId: wire.cluster_id,
    name: wire.cluster_name ?? wire.cluster_id,
    state: wire.state ?? 'UNKNOWN',
    stateMessage: wire.state_message || null,
    source: wire.cluster_source ?? 'UNKNOWN',
    creatorUserName: wire.creator_user_name || null,
    singleUserName: wire.single_user_name || null,
    accessMode: wire.data_security_mode ?? null,
    sparkVersion: wire.spark_version ?? null,
    usesPhoton: wire.runtime_engine === 'PHOTON',
    nodeTypeId: wire.node_type_id ?? null,
    driverNodeTypeId: wire.driver_node_type_id ?? wire.node_type_id ?? null,
    size: toSize(wire),
    cores: wire.cluster_cores ?? null,
    memoryMb: wire.cluster_memory_mb ?? null,
    autoTerminationMinutes: wire.autotermination_minutes ?? null,
    startedAt: toMoment(wire.start_time),
    terminatedAt: toMoment(wire.terminated_time),
    lastRestartedAt: toMoment(wire.last_restarted_time),
    lastActivityAt: toMoment(wire.last_activity_time),
    terminationReason: reason
      ? {
          code: reason.code ?? 'UNKNOWN',
          type: reason.type ?? 'UNKNOWN',
          parameters: reason.parameters ?? {},
        }
      : null,
    policyId: wire.policy_id ?? null,
    instancePoolId: wire.instance_pool_id ?? null,
    availability: wire.azure_attributes?.availability ?? null,
    customTags: wire.custom_tags ?? {},
    defaultTags: wire.default_tags ?? {},
    sparkConf: wire.spark_conf ?? {},
    initScriptCount: wire.init_scripts?.length ?? 0,
    isPinned: wire.pinned_by_user_name !== undefined,
  }
}
export const readCluster = clusterWire.transform(toCluster).pipe(cluster)

export const clusterPage = z.object({
  items: z.array(cluster),
  /** Hand it back as `pageToken` for what follows; null at the end. */
  nextPageToken: z.string().nullable(),
  /** When Databricks was asked, by the server's clock. */
  asOf: z.iso.datetime(),
})
export type ClusterPage = z.infer<typeof clusterPage>

export const clusterEvent = z.object({
  at: z.iso.datetime(),
  /** An EventType of the Clusters API: CREATING, RUNNING, TERMINATING, … or one that is newer than this. */
  type: z.string(),
  user: z.string().nullable(),
  cause: z.string().nullable(),
  currentWorkers: z.number().nullable(),
  targetWorkers: z.number().nullable(),
  jobRunName: z.string().nullable(),
  /** What the driver or the disk had to say, where the event has words of its own. */
  message: z.string().nullable(),
  reason: terminationReason.nullable(),
})
export type ClusterEvent = z.infer<typeof clusterEvent>

export const clusterEventPage = z.object({
  items: z.array(clusterEvent),
  totalCount: z.number(),
  nextPageToken: z.string().nullable(),
  asOf: z.iso.datetime(),
})
export type ClusterEventPage = z.infer<typeof clusterEventPage>

/** Permission levels on a cluster, least to most. */
export const clusterPermissionLevels = ['CAN_ATTACH_TO', 'CAN_RESTART', 'CAN_MANAGE'] as const
export type ClusterPermissionLevel = (typeof clusterPermissionLevels)[number]

export const clusterGrant = z.object({
  principal: z.object({
    kind: z.enum(['user', 'group', 'service-principal']),
    name: z.string(),
    displayName: z.string().nullable(),
  }),
  /** A level of the list above, or one that the API grew later. */
  level: z.string(),
  /** Objects the grant comes from (`/clusters/`), empty for a direct one. */
  inheritedFrom: z.array(z.string()),
})
export type ClusterGrant = z.infer<typeof clusterGrant>

export const clusterPermissions = z.object({ grants: z.array(clusterGrant) })
export type ClusterPermissions = z.infer<typeof clusterPermissions>

const commaList = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string().transform((text) => text.split(',').filter(Boolean)), z.array(z.string())])
    .pipe(z.array(z.enum(values)))

/** `state` and `source` take comma lists; `limit` is how many clusters at most, read in pages of 100. */
export const listClustersInput = z.object({
  workspace: workspaceAlias,
  state: commaList(clusterStates).optional(),
  source: commaList(clusterSources).optional(),
  pinned: z.stringbool().or(z.boolean()).optional(),
  policyId: z.string().min(1).max(100).optional(),
  sort: z.enum(['default', 'name', '-name']).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(500),
  pageToken: z.string().min(1).max(4096).optional(),
})
export type ListClustersInput = z.infer<typeof listClustersInput>

export const clusterInput = z.object({ workspace: workspaceAlias, clusterId })
export type ClusterInput = z.infer<typeof clusterInput>

export const listClusterEventsInput = clusterInput.extend({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  pageToken: z.string().min(1).max(4096).optional(),
})
export type ListClusterEventsInput = z.infer<typeof listClusterEventsInput>
