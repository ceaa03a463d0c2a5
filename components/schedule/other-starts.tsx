'use client'

import { useState } from 'react'
import { formatCounted } from '@/lib/format/quantities'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { scheduleColumns } from '@/lib/views/schedule/csv'
import type { ScheduledJob } from '@/lib/views/schedule/schema'
import { CsvButton } from '../table/csv-button'
import { Panel, Section } from '../ui/section'
import { ScheduledJobName } from './scheduled-job-name'

const mostTold = 12

/** What no calendar can show: triggers whose moments nobody knows beforehand, and how many are paused. */
export function OtherStarts({
  jobs,
  production,
}: {
  jobs: readonly ScheduledJob[]
  /** Over more than one workspace: which of them are production. */
  production: readonly WorkspaceAlias[] | undefined
}) {
  const paused = jobs.filter(({ isPaused }) => isPaused).length
  const [isWhole, setWhole] = useState(false)
  const others = jobs.filter(({ isPaused, startCount }) => !isPaused && startCount === 0)
  return (
    <Section
      title="Not in the calendar"
      aside={`${formatCounted(others.length, 'job')}, and ${paused} paused`}
      actions={
        <CsvButton
          name="not-in-the-calendar"
          of="Not in the calendar"
          items={jobs.filter(({ isPaused, startCount }) => isPaused || startCount === 0)}
          columns={scheduleColumns}
        />
      }
    >
      <Panel>
        {others.length === 0 ? (
          <p className="px-4 py-3 text-ink-2">Every job that is not paused starts by a schedule.</p>
        ) : (
          <ul>
            {(isWhole ? others : others.slice(0, mostTold)).map((job) => (
              <li
                key={`${job.workspace} ${job.jobId}`}
                className="flex flex-wrap items-baseline gap-x-3 border-b border-line-1 px-4 py-1.5 last:border-0"
              >
                <ScheduledJobName job={job} production={production} />
                <span className="text-ink-3">{job.starts}</span>
              </li>
            ))}
          </ul>
        )}
        {others.length > mostTold && !isWhole && (
          <button
            type="button"
            onClick={() => setWhole(true)}
            className="w-full border-t border-line-1 px-4 py-2 text-left text-ink-2 hover:bg-surface-2 hover:text-ink-1 focus-visible:-outline-offset-2"
          >
            Show {others.length - mostTold} more
          </button>
        )}
      </Panel>
    </Section>
  )
}
