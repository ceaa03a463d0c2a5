import { z } from 'zod'
import type { Grant } from '@/lib/databricks/grants'
import { clusterId, workspaceAlias } from '@/lib/databricks/ids'
import { permissions } from '@/lib/databricks/permissions'
import { clusterSources, clusterStates } from './states'

export { clusterPermissionLevels, clusterSources, clusterStates } from './states'
export type { ClusterPermissionLevel, ClusterSource, ClusterState } from './states'

/** RFC 3339 in UTC; null when the API sent none. */
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

/** A cluster as Lakedeck speaks of it. */
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
  /** When it was created; `lastRestartedAt` is when it last came up. */
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

/** When Databricks was asked, by the server's clock. */
const asOf = z.iso.datetime()

/** One cluster by itself, and what an action on it answers. */
export const clusterDetail = cluster.extend({ asOf })
export type ClusterDetail = z.infer<typeof clusterDetail>

export const clusterPage = z.object({
  items: z.array(cluster),
  /** Hand it back as `pageToken` for what follows; null at the end. */
  nextPageToken: z.string().nullable(),
  asOf,
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

/** Newest first. */
export const clusterEventPage = z.object({
  items: z.array(clusterEvent),
  totalCount: z.number(),
  nextPageToken: z.string().nullable(),
  asOf,
})
export type ClusterEventPage = z.infer<typeof clusterEventPage>

/** Each level is one of `clusterPermissionLevels`, or one that the API grew later. */
export const clusterPermissions = permissions
export type ClusterGrant = Grant
export type ClusterPermissions = z.infer<typeof clusterPermissions>

const commaList = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string().transform((text) => text.split(',').filter(Boolean)), z.array(z.string())])
    .pipe(z.array(z.enum(values)))

/**
 * `state` and `source` take comma lists; `limit` is how many clusters at most, read in pages of 100. `q` leaves out
 * of what was read: every word of it has to be found in the name, owner, id, workspace or a tag.
 */
export const listClustersInput = z.object({
  workspace: workspaceAlias,
  state: commaList(clusterStates).optional(),
  source: commaList(clusterSources).optional(),
  pinned: z.stringbool().or(z.boolean()).optional(),
  policyId: z.string().min(1).max(100).optional(),
  q: z.string().max(200).optional(),
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
