import { RunPageSkeleton } from '@/components/runs/detail/run-page-skeleton'

export default function Loading() {
  return <RunPageSkeleton />
}
