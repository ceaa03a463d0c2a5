import { formatCounted } from '@/lib/format/quantities'
import type { ScheduledJob } from '@/lib/views/schedule/schema'
import Link from 'next/link'
import { jobHref } from '../jobs/job-links'
import { Panel, Section } from '../ui/section'
import { Tag } from '../ui/tag'

const mostTold = 12

/** What no calendar can show: triggers whose moments nobody knows beforehand, and how many are paused. */
export function OtherStarts({
  jobs,
  isOverAll,
}: {
  jobs: readonly ScheduledJob[]
  isOverAll: boolean
}) {
  const paused = jobs.filter(({ isPaused }) => isPaused).length
  const others = jobs.filter(({ isPaused, startCount }) => !isPaused && startCount === 0)
  return (
    <Section title="Not in the calendar" aside={`${formatCounted(paused, 'paused job')}`}>
      <Panel>
        {others.length === 0 ? (
          <p className="px-4 py-3 text-ink-2">Every job that is not paused starts by a schedule.</p>
        ) : (
          <ul>
            {others.slice(0, mostTold).map((job) => (
              <li
                key={`${job.workspace} ${job.jobId}`}
                className="flex items-baseline gap-3 border-b border-line-1 px-4 py-1.5 last:border-0"
              >
                <Link
                  href={jobHref(job.workspace, job.jobId)}
                  prefetch={false}
                  className="min-w-0 truncate rounded-sm hover:underline"
                >
                  {job.name}
                </Link>
                {isOverAll && <Tag>{job.workspace}</Tag>}
                <span className="ml-auto shrink-0 text-ink-3">{job.starts}</span>
              </li>
            ))}
          </ul>
        )}
        {others.length > mostTold && (
          <p className="border-t border-line-1 px-4 py-2 text-ink-3">
            and {others.length - mostTold} more
          </p>
        )}
      </Panel>
    </Section>
  )
}
