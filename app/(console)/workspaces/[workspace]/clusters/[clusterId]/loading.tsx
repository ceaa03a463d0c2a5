import { DetailSkeleton } from '@/components/layout/detail-skeleton'

export default function Loading() {
  return <DetailSkeleton />
}
