import type { JsonObject } from '../../core/json'

export type InitScript = {
  workspace?: { destination: string }
  volumes?: { destination: string }
  abfss?: { destination: string }
}

/** What a person asks for: the fields of clusters/create, as they stand on the wire. */
export type ClusterSpec = {
  cluster_name?: string
  spark_version: string
  node_type_id?: string
  driver_node_type_id?: string
  num_workers?: number
  autoscale?: { min_workers: number; max_workers: number }
  autotermination_minutes?: number
  azure_attributes?: {
    first_on_demand?: number
    availability?: 'ON_DEMAND_AZURE' | 'SPOT_AZURE' | 'SPOT_WITH_FALLBACK_AZURE'
    spot_bid_max_price?: number
  }
  cluster_log_conf?: JsonObject
  custom_tags?: Record<string, string>
  data_security_mode?: string
  driver_instance_pool_id?: string
  enable_elastic_disk?: boolean
  enable_local_disk_encryption?: boolean
  init_scripts?: InitScript[]
  instance_pool_id?: string
  is_single_node?: boolean
  kind?: string
  policy_id?: string
  runtime_engine?: string
  single_user_name?: string
  spark_conf?: Record<string, string>
  spark_env_vars?: Record<string, string>
  ssh_public_keys?: string[]
  use_ml_runtime?: boolean
  workload_type?: JsonObject
}

/** How each field is written; anything else in a request is ignored, as the service does. */
export const specFields = {
  cluster_name: 'string',
  spark_version: 'string',
  node_type_id: 'string',
  driver_node_type_id: 'string',
  num_workers: 'integer',
  autoscale: 'object',
  autotermination_minutes: 'integer',
  azure_attributes: 'object',
  cluster_log_conf: 'object',
  custom_tags: 'strings',
  data_security_mode: 'string',
  driver_instance_pool_id: 'string',
  enable_elastic_disk: 'boolean',
  enable_local_disk_encryption: 'boolean',
  init_scripts: 'array',
  instance_pool_id: 'string',
  is_single_node: 'boolean',
  kind: 'string',
  policy_id: 'string',
  runtime_engine: 'string',
  single_user_name: 'string',
  spark_conf: 'strings',
  spark_env_vars: 'strings',
  ssh_public_keys: 'array',
  use_ml_runtime: 'boolean',
  workload_type: 'object',
} as const satisfies Record<keyof ClusterSpec, string>
export type SpecField = keyof typeof specFields

export const isSpecField = (name: string): name is SpecField => name in specFields

export const isSingleNode = (spec: ClusterSpec): boolean =>
  spec.is_single_node === true ||
  spec.spark_conf?.['spark.databricks.cluster.profile'] === 'singleNode'

/** Workers of a fresh start: an autoscaling cluster begins at its least. */
export const initialWorkers = (spec: ClusterSpec): number =>
  isSingleNode(spec) ? 0 : (spec.autoscale?.min_workers ?? spec.num_workers ?? 0)

/** The size alone, in the form that events carry. */
export const sizeOf = ({ autoscale, num_workers }: ClusterSpec) =>
  autoscale ? { autoscale } : { num_workers: num_workers ?? 0 }

/** The spec without its size: `ClusterAttributes` in the API's words. */
export function attributesOf(spec: ClusterSpec): Partial<ClusterSpec> & { spark_version: string } {
  const attributes = { ...spec }
  delete attributes.num_workers
  delete attributes.autoscale
  return attributes
}
