import { z } from 'zod'

/** What a cluster is asked to be: said alike of clusters and of those that jobs bring along. */
export const clusterSpecWire = z.object({
  spark_version: z.string().optional(),
  runtime_engine: z.string().optional(),
  node_type_id: z.string().optional(),
  driver_node_type_id: z.string().optional(),
  num_workers: z.number().optional(),
  autoscale: z
    .object({ min_workers: z.number().optional(), max_workers: z.number().optional() })
    .optional(),
  azure_attributes: z.object({ availability: z.string().optional() }).optional(),
  policy_id: z.string().optional(),
})
export type ClusterSpecWire = z.infer<typeof clusterSpecWire>

export const clusterSpec = z.object({
  sparkVersion: z.string().nullable(),
  usesPhoton: z.boolean(),
  nodeTypeId: z.string().nullable(),
  driverNodeTypeId: z.string().nullable(),
  /** Null when it scales by itself. */
  workers: z.number().nullable(),
  autoscale: z.object({ min: z.number(), max: z.number() }).nullable(),
  availability: z.string().nullable(),
  policyId: z.string().nullable(),
})
export type ClusterSpec = z.infer<typeof clusterSpec>

export function toClusterSpec(wire: ClusterSpecWire): ClusterSpec {
  const { autoscale } = wire
  return {
    sparkVersion: wire.spark_version ?? null,
    usesPhoton: usesPhoton(wire),
    nodeTypeId: wire.node_type_id ?? null,
    driverNodeTypeId: wire.driver_node_type_id ?? wire.node_type_id ?? null,
    workers: autoscale ? null : (wire.num_workers ?? 0),
    autoscale: autoscale
      ? { min: autoscale.min_workers ?? 0, max: autoscale.max_workers ?? 0 }
      : null,
    availability: wire.azure_attributes?.availability ?? null,
    policyId: wire.policy_id ?? null,
  }
}

/** Older runtimes have Photon in their key, newer ones as a setting. */
export const usesPhoton = (
  wire: Pick<ClusterSpecWire, 'runtime_engine' | 'spark_version'>,
): boolean => wire.runtime_engine === 'PHOTON' || /-photon-/.test(wire.spark_version ?? '')
