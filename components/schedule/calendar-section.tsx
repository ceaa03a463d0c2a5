'use client'

import { useMemo } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import type { ScheduledJob } from '@/lib/views/schedule/schema'
import { CsvButton } from '../table/csv-button'
import { useNow } from '../ui/clock'
import { Panel, Section } from '../ui/section'
import { useTimeZone } from '../ui/use-time-zone'
import { useUrlText } from '../ui/use-url-choice'
import { BusiestMinutes } from './busiest-minutes'
import { CalendarGrid } from './calendar-grid'
import { calendarOf, type Calendar, type Horizon, type Slot, type Start } from './calendar-model'
import { OtherStarts } from './other-starts'
import { startColumns } from './start-columns'
import { StartsOfSlot } from './starts-of-slot'

type CalendarSectionProps = {
  jobs: readonly ScheduledJob[]
  horizon: Horizon
  /** Over more than one workspace: which of them are production. */
  production: readonly WorkspaceAlias[] | undefined
  note: string | undefined
}

/** When schedules start jobs: how many in each box of time, which together, and what is in a chosen box. */
export function CalendarSection({ jobs, horizon, production, note }: CalendarSectionProps) {
  const timeZone = useTimeZone()
  // The calendar moves on with the hour.
  const nowMs = Math.floor(useNow(60_000) / 3_600_000) * 3_600_000
  const calendar = useMemo(
    () => calendarOf(jobs, horizon, nowMs, timeZone),
    [jobs, horizon, nowMs, timeZone],
  )
  const [at, setAt] = useUrlText('at')
  const chosen = slotOf(calendar, at)
  const choose = (minute: number) => setAt(new Date(minute * 60_000).toISOString().slice(0, 16))
  const aside = [formatCounted(calendar.startCount, 'start'), timeZone, note]
  return (
    <>
      <Section
        title={horizon === '24h' ? 'Starts of the next 24 hours' : 'Starts of the next 7 days'}
        aside={aside.filter(Boolean).join(', ')}
        actions={
          <CsvButton
            name={`starts-${horizon}`}
            of="Starts"
            items={startsOf(calendar)}
            columns={startColumns}
          />
        }
      >
        <Panel>
          <CalendarGrid calendar={calendar} chosen={chosen?.from ?? null} onChoose={choose} />
        </Panel>
      </Section>
      <div className="mt-6 grid grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] gap-6 @max-[960px]/page:grid-cols-1">
        <StartsOfSlot slot={chosen} timeZone={timeZone} production={production} />
        <div>
          <BusiestMinutes busiest={calendar.busiest} timeZone={timeZone} onChoose={choose} />
          <OtherStarts jobs={jobs} production={production} />
        </div>
      </div>
    </>
  )
}

const slotsOf = ({ rows }: Calendar): Slot[] =>
  rows.flatMap(({ slots }) => slots.flatMap((slot) => slot ?? []))

const startsOf = (calendar: Calendar): Start[] => slotsOf(calendar).flatMap(({ starts }) => starts)

/** The box that a moment lies in; the first that anything starts in when there is none. */
function slotOf(calendar: Calendar, at: string): Slot | undefined {
  const minute = Date.parse(`${at}:00Z`) / 60_000
  const slots = slotsOf(calendar)
  return (
    slots.find(({ from, minutes }) => from <= minute && minute < from + minutes) ??
    slots.find(({ starts }) => starts.length > 0)
  )
}
