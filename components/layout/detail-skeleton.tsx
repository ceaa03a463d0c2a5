import { RowsSkeleton } from '../table/rows-skeleton'
import { Skeleton } from '../ui/skeleton'
import { PageTop } from './page-top'

/** The shape of a thing's own page: the way up, the name, the facts, the first section. */
export function DetailSkeleton() {
  return (
    <div aria-busy="true">
      <PageTop hasPalette={false}>
        <Skeleton className="h-4 w-52" />
      </PageTop>
      <Skeleton className="mt-2 h-5 w-64" />
      <div className="mt-4 flex flex-wrap gap-8">
        {['w-20', 'w-24', 'w-40', 'w-32', 'w-28'].map((width) => (
          <div key={width} className="flex flex-col gap-2">
            <Skeleton className="h-3 w-12" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </div>
      <div className="mt-6 mb-2 flex h-7 items-center">
        <Skeleton className="h-4 w-24" />
      </div>
      <RowsSkeleton />
    </div>
  )
}
