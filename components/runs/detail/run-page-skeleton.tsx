import { PageTop } from '../../layout/page-top'
import { Panel } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { ErrorPending } from './error-pending'

/** The shape of a run's page while it is on its way. */
export function RunPageSkeleton() {
  return (
    <div aria-busy="true">
      <PageTop hasPalette={false}>
        <Skeleton className="h-4 w-52" />
      </PageTop>
      <Skeleton className="mt-2 h-5 w-72" />
      <div className="mt-4 flex flex-wrap gap-8">
        {['w-32', 'w-24', 'w-48', 'w-28', 'w-56'].map((width) => (
          <div key={width} className="flex flex-col gap-2">
            <Skeleton className="h-3 w-12" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        ))}
      </div>
      <div className="mt-6 flex h-9 items-center gap-5 border-b border-line-1 px-4">
        {['w-20', 'w-20', 'w-14'].map((width, index) => (
          <Skeleton key={index} className={`h-3.5 ${width}`} />
        ))}
      </div>
      <Panel className="mt-4">
        <ErrorPending />
      </Panel>
    </div>
  )
}
