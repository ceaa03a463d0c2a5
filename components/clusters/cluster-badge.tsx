import type { Cluster } from '@/lib/resources/clusters/schema'
import { StateBadge } from '../ui/state-badge'
import { clusterLook } from './cluster-look'

export function ClusterBadge({
  cluster,
}: {
  cluster: Pick<Cluster, 'state' | 'terminationReason'>
}) {
  return <StateBadge {...clusterLook(cluster)} />
}
