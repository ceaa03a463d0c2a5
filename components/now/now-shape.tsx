import type { ReactNode } from 'react'
import { RowsSkeleton } from '../table/rows-skeleton'
import { Skeleton } from '../ui/skeleton'

/** The page's shape while no workspace has answered. */
export function NowShape({ notices }: { notices?: ReactNode }) {
  return (
    <div aria-busy="true">
      <div className="h-26 rounded-lg border border-line-1 bg-surface-1 phone:h-44" />
      {notices}
      <div className="mt-6 mb-2 flex h-7 items-center">
        <Skeleton className="h-4 w-32" />
      </div>
      <RowsSkeleton />
    </div>
  )
}
