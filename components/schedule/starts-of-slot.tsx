import Link from 'next/link'
import { jobHref } from '../jobs/job-links'
import { Panel, Section } from '../ui/section'
import { Tag } from '../ui/tag'
import type { Slot, Start } from './calendar-model'
import { minuteWords } from './minute-words'

/** So many are told one by one; a box of the week can hold thousands. */
const mostTold = 60

type StartsOfSlotProps = { slot: Slot | undefined; timeZone: string; isOverAll: boolean }

/** What starts in the chosen box, minute by minute. */
export function StartsOfSlot({ slot, timeZone, isOverAll }: StartsOfSlotProps) {
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
                isOverAll={isOverAll}
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
  isOverAll: boolean
  isFirstOfMinute: boolean
}) {
  const { start, timeZone, isOverAll, isFirstOfMinute } = props
  const { job, minute } = start
  return (
    <li className="flex items-baseline gap-3 border-b border-line-1 px-4 py-1.5 last:border-0">
      <span className="tabular w-11 shrink-0 text-ink-2">
        {isFirstOfMinute && minuteWords(minute, timeZone, true)}
      </span>
      <Link
        href={jobHref(job.workspace, job.jobId)}
        prefetch={false}
        className="min-w-0 truncate rounded-sm font-medium hover:underline"
      >
        {job.name}
      </Link>
      {isOverAll && <Tag>{job.workspace}</Tag>}
      <span className="ml-auto truncate text-ink-3">{job.starts}</span>
    </li>
  )
}
