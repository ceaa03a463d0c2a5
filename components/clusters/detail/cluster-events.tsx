'use client'

import { History } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useCluster, useClusterEvents } from '@/lib/resources/clusters/hooks'
import { isTransitional } from '@/lib/resources/clusters/rules'
import type { ClusterDetail, ClusterEvent, ClusterEventPage } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ResourceList } from '../../table/resource-list'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ProblemNotice } from '../../ui/problem-notice'
import { Panel, Section } from '../../ui/section'
import { StateMark } from '../../ui/state-badge'
import { Time } from '../../ui/time'
import { eventWords } from '../event-words'
import { EventsSkeleton } from './events-skeleton'

/** What happened to a cluster, newest first, and further back on request. */
export function ClusterEvents({
  workspace,
  cluster,
  initial,
}: {
  workspace: Workspace
  cluster: ClusterDetail
  initial: ClusterEventPage
}) {
  const { data = cluster } = useCluster(workspace.alias, cluster.clusterId, cluster)
  const events = useClusterEvents(workspace.alias, cluster.clusterId, {
    initial,
    isMoving: isTransitional(data),
  })
  // A new state is a new event: it joins the list with the state, not one look later.
  const seen = useRef(data.state)
  const lookAgain = useEffectEvent(() => void events.refresh())
  useEffect(() => {
    if (seen.current === data.state) return
    seen.current = data.state
    lookAgain()
  }, [data.state])
  return (
    <Section
      title="Events"
      aside={events.first && <span className="tabular">{events.first.totalCount}</span>}
    >
      <ResourceList
        items={events.items}
        failure={events.error}
        skeleton={<EventsSkeleton />}
        failed={(problem) => (
          <ProblemNotice problem={problem} onRetry={() => void events.refresh()} />
        )}
        empty={
          <Panel>
            <EmptyState icon={History} title="No events yet">
              Databricks keeps the events of a cluster for 60 days; this one has none.
            </EmptyState>
          </Panel>
        }
      >
        {(items) => (
          <Panel>
            <EventList events={items} />
            {events.loadMore && (
              <div className="border-t border-line-1 p-2 text-center">
                <Button look="quiet" isBusy={events.isLoadingMore} onClick={events.loadMore}>
                  {events.isLoadingMore ? 'Asking for older events' : 'Show older events'}
                </Button>
              </div>
            )}
          </Panel>
        )}
      </ResourceList>
    </Section>
  )
}

function EventList({ events }: { events: readonly ClusterEvent[] }) {
  return (
    <ol className="py-2">
      {events.map((event, index) => (
        <EventLine
          key={`${event.at} ${event.type} ${index}`}
          event={event}
          isLast={index === events.length - 1}
        />
      ))}
    </ol>
  )
}

function EventLine({ event, isLast }: { event: ClusterEvent; isLast: boolean }) {
  const { look, title, detail } = eventWords(event)
  return (
    <li className="relative flex gap-3 px-4 py-1">
      {!isLast && (
        <span
          aria-hidden="true"
          className="absolute top-6 -bottom-1 left-[23.5px] w-px bg-line-1"
        />
      )}
      <span className="flex h-5 items-center">
        <StateMark look={look} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-ink-1" title={event.type}>
          {title}
        </p>
        {detail && <p className={look === 'failed' ? 'text-failed' : 'text-ink-2'}>{detail}</p>}
      </div>
      <span className="tabular shrink-0 text-ink-3">
        <Time at={event.at} form="clock" />
      </span>
    </li>
  )
}
