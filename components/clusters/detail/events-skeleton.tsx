import { Panel, Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'

/** The shape of a cluster's events while they are on their way. */
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
