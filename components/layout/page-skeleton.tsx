import { RowsSkeleton } from '../table/rows-skeleton'
import { Skeleton } from '../ui/skeleton'
import { PageTop } from './page-top'

/** The shape of a list page: the title, the counts, the rows. */
export function PageSkeleton() {
  return (
    <div aria-busy="true">
      <PageTop>
        <Skeleton className="h-5 w-32" />
      </PageTop>
      <div className="h-26 rounded-lg border border-line-1 bg-surface-1 phone:h-36" />
      <div className="mt-6 mb-2 flex h-7 items-center">
        <Skeleton className="h-4 w-24" />
      </div>
      <RowsSkeleton />
    </div>
  )
}
