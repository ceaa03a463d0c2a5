import type { ClusterSpec } from '@/lib/compute/cluster-spec'
import type { JobCluster } from '@/lib/job-tasks/job-cluster'
import type { TaskCompute } from '@/lib/job-tasks/schema'
import { formatRuntime } from '@/lib/format/runtimes'
import type { RunDetail } from '@/lib/resources/runs/schema'

/** `8 × Standard_D8ds_v5, 16.4 LTS`. */
export function specWords({ workers, autoscale, nodeTypeId, ...spec }: ClusterSpec): string {
  const count = autoscale ? `${autoscale.min} to ${autoscale.max}` : String(workers ?? 0)
  const machines =
    workers === 0 && !autoscale ? (nodeTypeId ?? '1 node') : `${count} × ${nodeTypeId ?? 'workers'}`
  return spec.sparkVersion === null
    ? machines
    : `${machines}, ${formatRuntime(spec.sparkVersion, spec.usesPhoton)}`
}

export function computeWords(compute: TaskCompute, clusters: readonly JobCluster[] = []) {
  switch (compute.kind) {
    case 'job-cluster': {
      const cluster = clusters.find(({ key }) => key === compute.key)
      return cluster ? `job cluster, ${specWords(cluster.spec)}` : `job cluster ${compute.key}`
    }
    case 'new-cluster':
      return `its own cluster, ${specWords(compute.spec)}`
    case 'cluster':
      return `cluster ${compute.clusterId}`
    case 'warehouse':
      return `SQL warehouse ${compute.warehouseId}`
    case 'serverless':
      return 'serverless'
    case 'none':
      return null
  }
}

/** What the tasks of a run run on, each thing once; the first two are enough to know. */
export function computeOfRun({ tasks, jobClusters }: RunDetail): string | null {
  const words = [
    ...new Set(tasks.flatMap(({ compute }) => computeWords(compute, jobClusters) ?? [])),
  ]
  const [first, second] = words
  if (first === undefined) return null
  if (second === undefined) return first
  return words.length === 2 ? `${first}; ${second}` : `${first}; ${words.length - 1} others`
}
