'use client'

import { useJob } from '@/lib/resources/jobs/hooks'
import { triggerWords } from '@/lib/resources/jobs/rules'
import type { JobDetail, JobTrigger } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useIsInBrowser } from '../../ui/clock'
import { CopyButton } from '../../ui/copy-button'
import { Panel, Section } from '../../ui/section'
import { Tag } from '../../ui/tag'
import { Time } from '../../ui/time'
import { formatZoned, zoneOf } from '../zoned-moment'

/** What starts a job by itself, and when it will: on the schedule's own clock and on the reader's. */
export function JobSchedule({ workspace, initial }: { workspace: Workspace; initial: JobDetail }) {
  const { data: job = initial } = useJob(workspace.alias, initial.jobId, initial)
  return (
    <Section title="Starts">
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
        {job.isPaused && (
          <p className="border-t border-line-1 px-4 py-2 text-ink-2">
            Paused: it starts by itself only after it is resumed.
          </p>
        )}
      </Panel>
    </Section>
  )
}

function TriggerLine({ trigger }: { trigger: JobTrigger }) {
  const detail = detailOf(trigger)
  return (
    <div className="border-b border-line-1 px-4 py-2 last:border-0">
      <p className="flex flex-wrap items-center gap-x-2 font-medium">
        {triggerWords(trigger)}
        {trigger.isPaused && <Tag>paused</Tag>}
      </p>
      {detail && (
        <p className="flex items-center gap-1 text-ink-2">
          <code className="min-w-0 break-words">{detail}</code>
          <CopyButton text={detail} label="Copy the trigger" />
        </p>
      )}
    </div>
  )
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
