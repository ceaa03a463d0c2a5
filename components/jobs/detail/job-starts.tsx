'use client'

import type { CsvColumns } from '@/lib/api/csv'
import { useJob } from '@/lib/resources/jobs/hooks'
import { cronWords, triggerWords } from '@/lib/resources/jobs/rules'
import type { JobDetail, JobTrigger, SqlCondition } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CsvButton } from '../../table/csv-button'
import { useIsInBrowser } from '../../ui/clock'
import { CopyButton } from '../../ui/copy-button'
import { Panel, Section } from '../../ui/section'
import { StateMark } from '../../ui/state-badge'
import { Tag } from '../../ui/tag'
import { Time } from '../../ui/time'
import { formatZoned, zoneOf } from '../zoned-moment'
import { changeWords } from './clock-change-words'
import { PausedSince } from './paused-since'

/** What starts a job by itself, and when it will: on the schedule's own clock and on the reader's. */
export function JobStarts({ workspace, initial }: { workspace: Workspace; initial: JobDetail }) {
  const { data: job = initial } = useJob(workspace.alias, initial.jobId, initial)
  return (
    <Section
      title="Starts"
      actions={
        job.nextFires.length > 0 && (
          <CsvButton
            name={`starts-${job.name}`}
            of="Next starts"
            items={job.nextFires}
            columns={startColumns(zoneOf(job))}
          />
        )
      }
    >
      <Panel>
        {job.triggers.length === 0 && (
          <p className="px-4 py-3 text-ink-2">
            Nothing starts it by itself: people and other programs run it.
          </p>
        )}
        {job.triggers.map((trigger, index) => (
          <TriggerLine key={index} trigger={trigger} />
        ))}
        {job.nextFires.length > 0 && <NextFires job={job} />}
        {job.clockChanges.length > 0 && (
          <ul aria-label="When clocks change" className="border-t border-line-1 px-4 py-2">
            {job.clockChanges.map((change) => (
              <li key={change.at} className="flex gap-2 py-0.5 text-ink-2">
                <StateMark look="warning" size={14} />
                <span className="min-w-0">{changeWords(change)}</span>
              </li>
            ))}
          </ul>
        )}
        {job.isPaused && <PausedSince workspace={workspace.alias} jobId={job.jobId} />}
      </Panel>
    </Section>
  )
}

function TriggerLine({ trigger }: { trigger: JobTrigger }) {
  const detail = detailOf(trigger)
  const explained = explanationOf(trigger)
  return (
    <div className="border-b border-line-1 px-4 py-2 last:border-0">
      <p className="flex flex-wrap items-center gap-x-2 font-medium">
        {triggerWords(trigger)}
        {trigger.isPaused && <Tag>paused</Tag>}
      </p>
      {explained && <p className="text-ink-2">{explained}</p>}
      {trigger.sqlCondition && <p className="text-ink-2">{conditionWords(trigger.sqlCondition)}</p>}
      {detail && (
        <p className="flex items-center gap-1 text-ink-2">
          <code className="min-w-0 break-words">{detail}</code>
          <CopyButton text={detail} label="Copy the trigger" />
        </p>
      )}
    </div>
  )
}

/** How it works, in a sentence; null where its name says it. */
function explanationOf(trigger: JobTrigger): string | null {
  switch (trigger.kind) {
    case 'schedule': {
      const words = cronWords(trigger.quartz)
      return words && `${words}, on the clocks of ${trigger.timeZone}.`
    }
    case 'periodic':
      return 'Counted from when it last started by itself, so nobody knows the moments beforehand.'
    case 'file-arrival':
      return 'When new files are found in this place, which is looked at about every minute.'
    case 'table-update':
      return trigger.needsAll
        ? 'When every one of these tables has changed since it last started.'
        : 'When one of these tables has changed.'
    case 'continuous':
      return 'When a run ends, the next begins; after failures it waits longer each time.'
    default:
      return null
  }
}

function conditionWords({ queryId, warehouseId, mode }: SqlCondition): string {
  const when =
    mode === 'QUERY_RETURNS_ROWS'
      ? 'returns rows'
      : mode === 'RESULT_VALUE_CHANGES'
        ? 'returns another value than before'
        : 'says so'
  const query = queryId ? `query ${queryId}` : 'a query'
  return `Only if ${query}${warehouseId ? `, on warehouse ${warehouseId},` : ''} ${when}.`
}

function detailOf(trigger: JobTrigger): string | null {
  switch (trigger.kind) {
    case 'schedule':
      return trigger.quartz
    case 'file-arrival':
      return trigger.url
    case 'table-update':
      return trigger.tables.join(', ')
    case 'model':
      return trigger.name
    default:
      return null
  }
}

function NextFires({ job }: { job: JobDetail }) {
  const zone = zoneOf(job)
  const isInBrowser = useIsInBrowser()
  const mine = isInBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone
  const hasMine = mine !== zone
  return (
    <table className="w-full">
      <caption className="sr-only">The next times it starts</caption>
      <thead>
        <tr className="text-left text-xs text-ink-3 *:py-1.5 *:font-medium *:first:pl-4 *:last:pr-4">
          <th scope="col">Next</th>
          <th scope="col">{zone}</th>
          {hasMine && <th scope="col">Yours, {mine}</th>}
        </tr>
      </thead>
      <tbody>
        {job.nextFires.map((at) => (
          <tr key={at} className="border-t border-line-1 *:py-1 *:first:pl-4 *:last:pr-4">
            <td>
              <Time at={at} />
            </td>
            <td className="tabular text-ink-2">{formatZoned(at, zone)}</td>
            {hasMine && <td className="tabular text-ink-2">{formatZoned(at, mine)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const startColumns = (zone: string): CsvColumns<string> => ({
  starts_at: (at) => at,
  on_the_schedules_clock: (at) => formatZoned(at, zone),
  time_zone: () => zone,
})
