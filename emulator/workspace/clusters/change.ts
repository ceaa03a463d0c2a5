import type { JsonObject } from '../../core/json'
import type { Call } from '../call'
import { ApiError, invalidParameter, missingField, permissionDenied } from '../errors'
import { optionalObject, text } from '../fields'
import { usablePolicy } from '../policies'
import type { Cluster } from './cluster'
import { createdCluster, newClusterId } from './create'
import * as lifecycle from './lifecycle'
import { readSize, readSpec } from './read-spec'
import { isSpecField, type ClusterSpec } from './spec'

/** Without a policy one needs the entitlement; with one, the policy's permission is enough. */
function requireMayCreate(call: Call): void {
  const { workspace, principal, body } = call
  if (workspace.directory.hasEntitlement(principal, 'allow-cluster-create')) return
  if (body['policy_id']) return
  // Up to the full stop as in many public reports of failed runs.
  throw permissionDenied(
    'You are not authorized to create clusters. Please contact your administrator.',
  )
}

function requireBelowPolicyLimit(call: Call, spec: ClusterSpec): void {
  const limit = spec.policy_id && usablePolicy(call, spec.policy_id).max_clusters_per_user
  if (!limit) return
  const mine = [...call.workspace.clusters.values()].filter(
    (cluster) =>
      cluster.creator === call.principal.name && cluster.spec.policy_id === spec.policy_id,
  )
  if (mine.length < limit) return
  throw new ApiError(
    400,
    'QUOTA_EXCEEDED',
    `The policy ${spec.policy_id} allows at most ${limit} clusters per user; ` +
      `${call.principal.name} has ${mine.length}.`,
  )
}

function createCluster(call: Call) {
  const { workspace, principal, now, body } = call
  requireMayCreate(call)
  const spec = readSpec(call, body)
  requireBelowPolicyLimit(call, spec)
  const cluster = createdCluster({
    id: newClusterId(workspace, now),
    spec,
    creator: principal.name,
    creatorKind: principal.kind,
    source: 'API',
    at: now,
  })
  workspace.clusters.set(cluster.id, cluster)
  lifecycle.create(cluster, now, principal.name, workspace.durations)
  return { cluster_id: cluster.id }
}

function managed({ workspace, principal, now, body }: Call): Cluster {
  return workspace.clusterFor(principal, text(body, 'cluster_id'), 'CAN_MANAGE', now)
}

function applyEdit(call: Call, cluster: Cluster, spec: ClusterSpec) {
  lifecycle.edit(cluster, call.now, spec, call.principal.name, call.workspace.durations)
  return {}
}

function editCluster(call: Call) {
  const cluster = managed(call)
  return applyEdit(call, cluster, readSpec(call, call.body))
}

/** One name of an update mask taken over; absent in the request means cleared. */
function masked(
  target: JsonObject,
  source: JsonObject,
  [name = '', ...rest]: string[],
): JsonObject {
  if (rest.length === 0) return { ...target, [name]: source[name] }
  const inner = masked(optionalObject(target, name) ?? {}, optionalObject(source, name) ?? {}, rest)
  return { ...target, [name]: inner }
}

function updateCluster(call: Call) {
  const cluster = managed(call)
  const mask = text(call.body, 'update_mask')
  const change = optionalObject(call.body, 'cluster')
  const paths =
    mask === '*' ? Object.keys(change ?? {}) : mask.split(',').map((each) => each.trim())
  if (!change && paths.length > 0) throw missingField('cluster')
  for (const path of paths) {
    if (!isSpecField(path.split('.')[0] ?? '')) {
      throw invalidParameter(`Invalid field path in update_mask: ${path}`)
    }
  }
  const merged = paths.reduce<JsonObject>(
    (spec, path) => masked(spec, change ?? {}, path.split('.')),
    // A pool decides the node type by itself, so a spec on a pool does not name one.
    cluster.spec.instance_pool_id
      ? { ...cluster.spec, node_type_id: undefined, driver_node_type_id: undefined }
      : { ...cluster.spec },
  )
  return applyEdit(call, cluster, readSpec(call, withOneSize(merged, paths)))
}

/** Naming one form of the size drops the other, as in the service's `oneof`. */
function withOneSize(spec: JsonObject, paths: string[]): JsonObject {
  if (paths.some((path) => path.startsWith('autoscale'))) return { ...spec, num_workers: undefined }
  if (paths.includes('num_workers')) return { ...spec, autoscale: undefined }
  return spec
}

function resizeCluster(call: Call) {
  const { workspace, principal, now, body } = call
  const cluster = managed(call)
  lifecycle.resize(cluster, now, readSize(body), principal.name, workspace.durations)
  return {}
}

export const changes = { createCluster, editCluster, updateCluster, resizeCluster }
