'use client'

import { Pause } from 'lucide-react'
import { shortName } from '@/lib/format/principals'
import { formatRelative } from '@/lib/format/moments'
import { runsAs, triggerWords } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import { urgencyRank } from '@/lib/resources/runs/states'
import { none, optionalColumn } from '../table/cells'
import type { Column } from '../table/column'
import { Icon } from '../ui/icon'
import { Tag } from '../ui/tag'
import { Time } from '../ui/time'
import { workspaceColumn } from '../workspaces/workspace-column'
import { JobHistory } from './job-history'
import type { ShownRow } from './job-rows'
import { RunBadge } from '../runs/run-badge'
import { formatZoned, zoneOf } from './zoned-moment'

/** What has not run lately comes last. */
const lastRank = ({ recent }: ShownRow) => (recent[0] ? urgencyRank(recent[0].state) : null)

const atMs = (moment: string | null | undefined) => (moment ? Date.parse(moment) : null)

/** When it next starts by its schedule: how far off, and exactly when in the schedule's own zone. */
function NextRun({ job, nowMs }: { job: Job; nowMs: number }) {
  if (job.nextFireAt === null) return none
  const exact = `${formatZoned(job.nextFireAt, zoneOf(job))} ${zoneOf(job)}`
  return (
    <time dateTime={job.nextFireAt} title={exact} className="text-ink-2">
      {formatRelative(job.nextFireAt, nowMs)}
    </time>
  )
}

function Starts({ job }: { job: Job }) {
  const words = job.triggers.map(triggerWords).join(', ')
  if (words === '') return <span className="text-ink-3">by hand only</span>
  if (!job.isPaused)
    return (
      <span className="text-ink-2" title={words}>
        {words}
      </span>
    )
  return (
    <span className="text-ink-3" title={`Paused: ${words}`}>
      <span className="mr-1.5 inline-flex items-center gap-1 align-bottom font-medium text-ink-2">
        <Icon of={Pause} size={14} />
        Paused
      </span>
      {words}
    </span>
  )
}

function Owner({ job }: { job: Job }) {
  const [owner, as] = [job.creatorUserName, runsAs(job)]
  const isOther = as !== null && as !== owner
  if (owner === null && as === null) return none
  return (
    <span
      className="text-ink-2"
      title={[owner, isOther && `runs as ${as}`].filter(Boolean).join(', ')}
    >
      {shortName(owner ?? as ?? '')}
      {isOther && <span className="text-ink-3"> as {shortName(as)}</span>}
    </span>
  )
}

function Tags({ job }: { job: Job }) {
  const pairs = Object.entries(job.tags)
  if (pairs.length === 0) return none
  return (
    <span
      className="inline-flex gap-1 align-middle"
      title={pairs.map((pair) => pair.join('=')).join(', ')}
    >
      {pairs.slice(0, 2).map(([key, value]) => (
        <Tag key={key}>{value === '' ? key : value}</Tag>
      ))}
      {pairs.length > 2 && <span className="text-ink-3">+{pairs.length - 2}</span>}
    </span>
  )
}

const lastColumn: Column<ShownRow> = {
  id: 'last',
  header: 'Last run',
  width: 124,
  room: 'always',
  sortValue: lastRank,
  cell: ({ recent: [latest] }) => (latest ? <RunBadge standing={latest} /> : none),
}

const nameColumn: Column<ShownRow> = {
  id: 'name',
  header: 'Name',
  room: 'always',
  sortValue: ({ job }) => job.name.toLowerCase(),
  cell: ({ job }) => job.name,
}

const whenColumn: Column<ShownRow> = {
  id: 'when',
  header: 'When',
  width: 100,
  room: 'medium',
  sortsDownFirst: true,
  sortValue: ({ recent: [latest] }) => atMs(latest?.endedAt ?? latest?.startedAt),
  cell: ({ recent: [latest] }) => {
    const at = latest?.endedAt ?? latest?.startedAt
    return at ? (
      <span className="text-ink-2">
        <Time at={at} />
      </span>
    ) : (
      none
    )
  },
}

const historyColumn: Column<ShownRow> = {
  id: 'history',
  header: 'Last 14 runs',
  width: 138,
  room: 'small',
  cell: (row) => <JobHistory row={row} />,
}

const nextColumn = (nowMs: number): Column<ShownRow> => ({
  id: 'next',
  header: 'Next run',
  width: 92,
  room: 'large',
  sortValue: ({ job }) => atMs(job.nextFireAt),
  cell: ({ job }) => <NextRun job={job} nowMs={nowMs} />,
})

const startsColumn: Column<ShownRow> = {
  id: 'starts',
  header: 'Starts',
  width: 228,
  room: 'huge',
  sortValue: ({ job }) => job.triggers.map(triggerWords).join(', ') || null,
  cell: ({ job }) => <Starts job={job} />,
}

const ownerColumn = (isOverAll: boolean): Column<ShownRow> => ({
  id: 'owner',
  header: 'Owner',
  width: 124,
  room: isOverAll ? 'vast' : 'huge',
  sortValue: ({ job }) => job.creatorUserName,
  cell: ({ job }) => <Owner job={job} />,
})

const tagsColumn: Column<ShownRow> = {
  id: 'tags',
  header: 'Tags',
  width: 168,
  room: 'widest',
  sortValue: ({ job }) => Object.values(job.tags).join(' ') || null,
  cell: ({ job }) => <Tags job={job} />,
}

const optionalColumns: readonly Column<ShownRow>[] = [
  optionalColumn('run-as', 'Runs as', 180, ({ job }) => runsAs(job)),
  optionalColumn(
    'git',
    'Git',
    180,
    ({ job: { git } }) => git && (git.branch ?? git.tag ?? git.commit),
  ),
  optionalColumn('created', 'Created', 110, ({ job }) => job.createdAt?.slice(0, 10) ?? null),
  optionalColumn('id', 'Job id', 160, ({ job }) => job.jobId),
]

/** The columns of a list of jobs. */
export function jobColumns(nowMs: number, isOverAll: boolean): Column<ShownRow>[] {
  return [
    lastColumn,
    nameColumn,
    ...(isOverAll ? [workspaceColumn] : []),
    historyColumn,
    whenColumn,
    nextColumn(nowMs),
    startsColumn,
    ownerColumn(isOverAll),
    tagsColumn,
    ...optionalColumns,
  ]
}
