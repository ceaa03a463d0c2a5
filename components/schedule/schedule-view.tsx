'use client'

import dynamic from 'next/dynamic'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useSchedule } from '@/lib/views/schedule/hooks'
import { Segmented } from '../ui/segmented'
import { Skeleton } from '../ui/skeleton'
import { useIsPhone } from '../ui/use-is-phone'
import { useUrlChoice } from '../ui/use-url-choice'
import { ListPage } from '../workspaces/list-page'
import { Notices } from '../workspaces/notices'
import { horizons } from './calendar-model'

const CalendarSection = dynamic(
  () => import('./calendar-section').then((module) => module.CalendarSection),
  { ssr: false, loading: () => <Waiting /> },
)
const TimelineSection = dynamic(
  () => import('./timeline-section').then((module) => module.TimelineSection),
  { ssr: false, loading: () => <Waiting /> },
)

const shows = [...horizons, 'past'] as const
const segments = [
  { value: '24h', label: 'Next 24 h', short: '24 h' },
  { value: '7d', label: 'Next 7 days', short: '7 d' },
  { value: 'past', label: 'Past runs', short: 'Past' },
] as const

type ScheduleViewProps = { workspaces: readonly Workspace[]; userName: string }

/** What starts when, and what ran when, over every workspace or in one. */
export function ScheduleView({ workspaces, userName }: ScheduleViewProps) {
  const [show, setShow] = useUrlChoice('show', shows, '24h')
  // Beside whole words a phone has no room for the page's name.
  const isPhone = useIsPhone()
  const named = segments.map(({ value, label, short }) => ({
    value,
    label: isPhone ? short : label,
  }))
  const schedule = useSchedule(workspaces)
  const hasAnswer = schedule.parts.some(({ live }) => live.items)
  return (
    <ListPage
      title="Schedule"
      things="schedules"
      asOf={schedule.asOf}
      parts={schedule.parts}
      userName={userName}
      actions={<Segmented label="Time" segments={named} value={show} onChange={setShow} />}
    >
      <Notices parts={schedule.parts} things="schedules" />
      {show === 'past' ? (
        <TimelineSection workspaces={workspaces} />
      ) : hasAnswer ? (
        <CalendarSection
          jobs={schedule.jobs}
          horizon={show}
          production={
            workspaces.length > 1
              ? workspaces.flatMap(({ alias, isProduction }) => (isProduction ? [alias] : []))
              : undefined
          }
          note={schedule.isLoadingMore ? 'more jobs are coming' : undefined}
        />
      ) : (
        schedule.isLoading && <Waiting />
      )}
    </ListPage>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading" className="mt-6 h-96">
      <Skeleton className="size-full rounded-lg" />
    </div>
  )
}
