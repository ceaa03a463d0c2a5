import { PageTop } from '../layout/page-top'
import { RowsSkeleton } from '../table/rows-skeleton'
import { Skeleton } from '../ui/skeleton'

/** The shape of the list of runs: its title, what filters it, its rows. */
export function RunsSkeleton() {
  return (
    <div aria-busy="true">
      <PageTop>
        <Skeleton className="h-5 w-20" />
      </PageTop>
      <div className="mt-2 mb-2 flex h-16 flex-col justify-between">
        <Skeleton className="h-7 w-full" />
        <Skeleton className="h-7 w-96 max-w-full" />
      </div>
      <RowsSkeleton rows={12} />
    </div>
  )
}
