import type { Cluster, TerminationReason } from '@/lib/resources/clusters/schema'

/** Whether a cluster broke, rather than was told to stop or ran out of work. */
export const isFailure = (reason: Pick<TerminationReason, 'type'>): boolean =>
  !['SUCCESS', 'UNKNOWN'].includes(reason.type)

export const hasFailed = (cluster: Pick<Cluster, 'state' | 'terminationReason'>): boolean =>
  cluster.state === 'ERROR' ||
  (cluster.state === 'TERMINATED' &&
    cluster.terminationReason !== null &&
    isFailure(cluster.terminationReason))
