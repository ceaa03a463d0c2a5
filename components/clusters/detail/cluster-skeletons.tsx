import { RowsSkeleton } from '../../table/rows-skeleton'
import { PageTop } from '../../layout/page-top'
import { Panel, Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'

/** The shapes of a cluster's page while its parts are on their way. */
export function EventsSkeleton() {
  return (
    <Panel className="py-2">
      {['w-48', 'w-64', 'w-40', 'w-56', 'w-44', 'w-60'].map((width) => (
        <div key={width} className="flex h-9 items-center gap-3 px-4">
          <Skeleton className="size-4 rounded-full" />
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="ml-auto h-3 w-12" />
        </div>
      ))}
    </Panel>
  )
}

export function EventsPending() {
  return (
    <Section title="Events">
      <EventsSkeleton />
    </Section>
  )
}

export function PermissionsPending() {
  return (
    <Section title="Permissions">
      <RowsSkeleton rows={3} />
    </Section>
  )
}

export function ClusterPageSkeleton() {
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
      <div className="mt-6">
        <EventsPending />
      </div>
    </div>
  )
}
