import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { Panel, Section } from '../ui/section'
import type { Slot, Start } from './calendar-model'
import { minuteWords } from './minute-words'
import { ScheduledJobName } from './scheduled-job-name'

/** So many are told one by one; a box of the week can hold thousands. */
const mostTold = 60

type StartsOfSlotProps = {
  slot: Slot | undefined
  timeZone: string
  /** Over more than one workspace: which of them are production. */
  production: readonly WorkspaceAlias[] | undefined
}

/** What starts in the chosen box, minute by minute. */
export function StartsOfSlot({ slot, timeZone, production }: StartsOfSlotProps) {
  const starts = slot?.starts ?? []
  const told = starts.slice(0, mostTold)
  return (
    <Section
      title={slot ? minuteWords(slot.from, timeZone) : 'Nothing starts'}
      aside={slot && `${starts.length} in ${slot.minutes} min`}
    >
      <Panel>
        {starts.length === 0 ? (
          <p className="px-4 py-3 text-ink-2">
            No schedule starts anything then. Choose a box with a number.
          </p>
        ) : (
          <ul aria-label="Starts in the chosen time">
            {told.map((start, index) => (
              <StartLine
                key={`${start.minute} ${start.job.workspace} ${start.job.jobId} ${index}`}
                start={start}
                timeZone={timeZone}
                production={production}
                isFirstOfMinute={told[index - 1]?.minute !== start.minute}
              />
            ))}
          </ul>
        )}
        {starts.length > told.length && (
          <p className="border-t border-line-1 px-4 py-2 text-ink-3">
            and {starts.length - told.length} more, all of them in the CSV
          </p>
        )}
      </Panel>
    </Section>
  )
}

function StartLine(props: {
  start: Start
  timeZone: string
  production: readonly WorkspaceAlias[] | undefined
  isFirstOfMinute: boolean
}) {
  const { start, timeZone, production, isFirstOfMinute } = props
  const { job, minute } = start
  return (
    <li className="flex items-baseline gap-3 border-b border-line-1 px-4 py-1.5 last:border-0">
      <span className="tabular w-11 shrink-0 text-ink-2">
        {isFirstOfMinute && minuteWords(minute, timeZone, true)}
      </span>
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        <ScheduledJobName job={job} production={production} />
        <span className="text-ink-3">{job.starts}</span>
      </span>
    </li>
  )
}
