import { z } from 'zod'
import { clusterSpec, clusterSpecWire, toClusterSpec } from '@/lib/compute/cluster-spec'

/** A cluster that a job brings along, and that its tasks share by the key. */
export const jobClusterWire = z.object({
  job_cluster_key: z.string(),
  new_cluster: clusterSpecWire.optional(),
})

export const jobCluster = z.object({ key: z.string(), spec: clusterSpec })
export type JobCluster = z.infer<typeof jobCluster>

export const toJobClusters = (wires: readonly z.infer<typeof jobClusterWire>[]): JobCluster[] =>
  wires.map(({ job_cluster_key, new_cluster }) => ({
    key: job_cluster_key,
    spec: toClusterSpec(new_cluster ?? {}),
  }))
