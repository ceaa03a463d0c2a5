import { ClusterPageSkeleton } from '@/components/clusters/detail/cluster-skeletons'

export default function Loading() {
  return <ClusterPageSkeleton />
}
