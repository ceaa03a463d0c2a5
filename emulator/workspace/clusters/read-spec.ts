import { isObject, type JsonObject } from '../../core/json'
import type { Call } from '../call'
import { invalidParameter, malformedRequest, missingField } from '../errors'
import { optionalInteger } from '../fields'
import { usablePool } from '../instance-pools'
import { usablePolicy } from '../policies'
import { applyPolicy } from '../policy-rules'
import { nodeType, nodeTypes } from './node-types'
import { isOffered } from './spark-versions'
import { isSingleNode, isSpecField, specFields, type ClusterSpec, type SpecField } from './spec'

const areStrings = (value: unknown) =>
  isObject(value) && Object.values(value).every((each) => typeof each === 'string')

const isOfKind: Record<(typeof specFields)[SpecField], (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  array: Array.isArray,
  strings: areStrings,
}

/** The fields of a spec out of a request, each of its type; others are ignored, as the service does. */
export function readFields(body: JsonObject): Partial<ClusterSpec> {
  const fields = Object.entries(body).filter(
    ([name, value]) => isSpecField(name) && value !== null && value !== undefined,
  )
  for (const [name, value] of fields) {
    const kind = specFields[name as SpecField]
    if (!isOfKind[kind](value)) throw malformedRequest(`field '${name}' expects ${kind}`)
  }
  return Object.fromEntries(fields)
}

/** The size of a cluster: a number of workers or a range, never both. */
export function readSize(body: JsonObject): Pick<ClusterSpec, 'num_workers' | 'autoscale'> {
  const { num_workers, autoscale } = readFields(body)
  if (autoscale) {
    if (num_workers !== undefined)
      throw invalidParameter('Only one of num_workers and autoscale may be set')
    const min_workers = optionalInteger(body['autoscale'] as JsonObject, 'min_workers') ?? 0
    const max_workers = optionalInteger(body['autoscale'] as JsonObject, 'max_workers') ?? 0
    if (min_workers < 0 || max_workers < 1 || max_workers < min_workers) {
      throw invalidParameter(
        `max_workers (${max_workers}) must be greater than or equal to min_workers (${min_workers})`,
      )
    }
    return { autoscale: { min_workers, max_workers } }
  }
  if (num_workers === undefined) throw missingField('size')
  if (num_workers < 0) throw invalidParameter('num_workers must not be negative')
  return { num_workers }
}

function checkNodes(call: Call, spec: ClusterSpec): ClusterSpec {
  if (spec.instance_pool_id) {
    if (spec.node_type_id) {
      throw invalidParameter(
        'The field node_type_id cannot be supplied when an instance pool ID is provided.',
      )
    }
    const pool = usablePool(call, spec.instance_pool_id)
    return { ...spec, node_type_id: pool.node_type_id, driver_node_type_id: pool.node_type_id }
  }
  if (!spec.node_type_id) throw missingField('node_type_id')
  for (const id of [spec.node_type_id, spec.driver_node_type_id]) {
    if (id !== undefined && !nodeType(id)) {
      const offered = nodeTypes.map((each) => each.id).join(', ')
      // As Data Factory passes it on (Microsoft Learn, "Troubleshoot Azure Data Factory", Azure Databricks).
      throw invalidParameter(`Node type ${id} is not supported. Supported node types: ${offered}`)
    }
  }
  return spec
}

function checkLimits(spec: ClusterSpec): void {
  const minutes = spec.autotermination_minutes ?? 0
  if (minutes !== 0 && (minutes < 10 || minutes > 10_000)) {
    throw invalidParameter(
      `autotermination_minutes must be 0 or between 10 and 10000, got ${minutes}`,
    )
  }
  if (Object.keys(spec.custom_tags ?? {}).length > 45) {
    throw invalidParameter('At most 45 custom tags can be specified')
  }
  if (!isOffered(spec.spark_version)) {
    throw invalidParameter(`Invalid spark version ${spec.spark_version}.`)
  }
  if (spec.num_workers === 0 && !isSingleNode(spec)) {
    throw invalidParameter(
      'NumWorkers could be 0 only for SingleNode clusters. See ' +
        'https://docs.databricks.com/clusters/single-node.html for more details',
    )
  }
}

/** A complete, valid spec out of a create or edit request, with its policy applied; or the refusal. */
export function readSpec(call: Call, body: JsonObject): ClusterSpec {
  const fields = readFields(body)
  const policy = fields.policy_id ? usablePolicy(call, fields.policy_id) : undefined
  const asked = { ...fields } as ClusterSpec
  const ruled = policy
    ? applyPolicy(asked, policy.definition, body['apply_policy_default_values'] === true)
    : asked
  if (!ruled.spark_version) throw missingField('spark_version')
  const isOneNode = isSingleNode(ruled) && ruled.num_workers === undefined && !ruled.autoscale
  const size = isOneNode ? { num_workers: 0 } : readSize(ruled)
  const spec = checkNodes(call, { ...ruled, ...size })
  checkLimits(spec)
  return withSingleUser(call, spec)
}

/** Dedicated access mode belongs to somebody: to whoever asks, when the request names nobody. */
function withSingleUser({ principal }: Call, spec: ClusterSpec): ClusterSpec {
  const isDedicated = [
    'SINGLE_USER',
    'DATA_SECURITY_MODE_DEDICATED',
    'LEGACY_SINGLE_USER',
  ].includes(spec.data_security_mode ?? '')
  return isDedicated && !spec.single_user_name
    ? { ...spec, single_user_name: principal.name }
    : spec
}
