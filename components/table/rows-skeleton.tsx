import { Panel } from '../ui/section'
import { Skeleton } from '../ui/skeleton'

const widths = ['w-44', 'w-36', 'w-52', 'w-40', 'w-48', 'w-32', 'w-44', 'w-56']

/** The table's shape while its rows are on their way. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Panel>
      <div role="status" className="sr-only">
        Loading
      </div>
      <div className="h-7.5 border-b border-line-1" />
      {Array.from({ length: rows }, (_, index) => (
        <div
          key={index}
          className="flex h-9 items-center gap-8 border-b border-line-1 px-4 last:border-0 phone:h-16"
        >
          <Skeleton className="h-3 w-20 phone:hidden" />
          <Skeleton className={`h-3 ${widths[index % widths.length]}`} />
          <Skeleton className="ml-auto h-3 w-24" />
          <Skeleton className="h-3 w-16 phone:hidden" />
          <Skeleton className="h-3 w-20 phone:hidden" />
        </div>
      ))}
    </Panel>
  )
}
