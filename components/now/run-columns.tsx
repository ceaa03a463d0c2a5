'use client'

import type { NowRow } from '@/lib/views/now/schema'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { formatDuration } from '@/lib/format/durations'
import { ratioToUsual, stateWord, workedMs } from '@/lib/resources/runs/rules'
import { runsLong } from '@/lib/views/now/rules'
import { DurationBar } from '../charts/duration-bar'
import { HistoryStrip } from '../charts/history-strip'
import type { Column } from '../table/column'
import { cx } from '../ui/class-names'
import { StateMark } from '../ui/state-badge'
import { Time, TimeSince } from '../ui/time'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { againstUsual, historyWords, startedBy, whyQueued } from './now-words'

type NowColumn = Column<NowRow>
const quiet = (words: string, title?: string) => (
  <span className="text-ink-2" title={title}>
    {words}
  </span>
)

export const jobColumn: NowColumn = {
  id: 'job',
  header: 'Job',
  room: 'always',
  cell: ({ run }) => run.name,
}

/** Of a failure after which the job went well, or runs: the row stays, but it is no longer pressing. */
export const failedJobColumn: NowColumn = {
  ...jobColumn,
  cell: ({ run, recovery, goesOnAs }) => (
    <>
      {run.name}
      {recovery ? (
        <Since look="succeeded">recovered</Since>
      ) : (
        goesOnAs && <Since look="running">runs again</Since>
      )}
    </>
  ),
}

function Since({ look, children }: { look: 'succeeded' | 'running'; children: string }) {
  return (
    <span
      className={cx(
        'ml-2 inline-flex items-center gap-1 align-bottom text-xs font-medium',
        look === 'running' ? 'text-running' : 'text-succeeded',
      )}
    >
      <StateMark look={look} size={14} />
      {children}
    </span>
  )
}

export const workspaceColumn = (production: readonly WorkspaceAlias[]): NowColumn => ({
  id: 'workspace',
  header: 'Workspace',
  width: 110,
  room: 'medium',
  cell: ({ workspace }) => (
    <WorkspaceTag workspace={{ alias: workspace, isProduction: production.includes(workspace) }} />
  ),
})

export const failedTaskColumn: NowColumn = {
  id: 'task',
  header: 'Failed task',
  width: 170,
  room: 'medium',
  cell: ({ failure }) => {
    const [first, ...others] = failure?.tasks ?? []
    if (!first) return quiet(failure?.tasks ? 'none' : 'not read yet')
    return (
      <span title={[first, ...others].map(({ taskKey }) => taskKey).join(', ')}>
        <code className="text-ink-1">{first.taskKey}</code>
        {others.length > 0 && <span className="text-ink-3"> +{others.length}</span>}
      </span>
    )
  },
}

export const endedColumn = (header: string): NowColumn => ({
  id: 'ended',
  header,
  width: 112,
  room: 'always',
  cell: ({ run }) => (
    <span className="text-ink-2">{run.endedAt ? <Time at={run.endedAt} /> : '–'}</span>
  ),
})

/** How long an ended run took, and as a small bar beside what is usual: how early it broke, how late it came. */
export const tookColumn = (header: string): NowColumn => ({
  id: 'took',
  header,
  width: 176,
  room: 'small',
  cell: (row) => {
    const { totalMs } = row.run.durations
    if (totalMs === null) return quiet('–')
    return (
      <span className="flex items-center gap-3">
        <span className="tabular w-20 shrink-0 whitespace-nowrap">{formatDuration(totalMs)}</span>
        {row.usual && (
          <DurationBar
            valueMs={totalMs}
            usualMs={row.usual.medianMs}
            look={row.run.state}
            label={againstUsual(totalMs, row)}
          />
        )}
      </span>
    )
  },
})

export const historyColumn: NowColumn = {
  id: 'history',
  header: 'Last 14 runs',
  width: 150,
  room: 'large',
  cell: ({ history }) =>
    history === null ? (
      quiet('not read yet')
    ) : (
      <HistoryStrip
        label={historyWords(history)}
        cells={history.map(({ runId, state, totalMs }) => ({
          key: runId,
          look: state,
          title:
            stateWord({ state, lifeCycle: null, result: null }) +
            (totalMs === null ? '' : `, ${formatDuration(totalMs)}`),
        }))}
      />
    ),
}

export const progressColumn: NowColumn = {
  id: 'progress',
  header: 'Progress',
  width: 130,
  room: 'large',
  cell: ({ run: { progress } }) =>
    quiet(
      progress
        ? `${progress.done} of ${progress.total}${progress.isPartial ? ' or more' : ''} ${progress.total === 1 ? 'task' : 'tasks'}`
        : '–',
    ),
}

/** How long it has worked, or worked, beside what is usual. */
export const againstUsualColumn = (header: string, nowMs: number): NowColumn => ({
  id: 'against-usual',
  header,
  width: 300,
  room: 'always',
  cell: (row) => <AgainstUsual row={row} nowMs={nowMs} />,
})

function AgainstUsual({ row, nowMs }: { row: NowRow; nowMs: number }) {
  const tookMs = workedMs(row.run, nowMs)
  const since = row.run.goingSince
  if (tookMs === null) return quiet('–')
  const isLong = row.kind === 'slow' || runsLong(row, nowMs)
  return (
    <span className="flex items-center gap-3">
      <span className="tabular w-24 shrink-0 whitespace-nowrap">
        {since ? <TimeSince at={since} /> : formatDuration(tookMs)}
      </span>
      {row.usual ? (
        <span className="w-full max-w-40 phone:hidden">
          <DurationBar
            valueMs={tookMs}
            usualMs={row.usual.medianMs}
            look={isLong ? 'warning' : 'running'}
            label={againstUsual(tookMs, row)}
          />
        </span>
      ) : (
        <span className="truncate text-ink-3 phone:hidden">usual not known</span>
      )}
    </span>
  )
}

export const timesColumn = (nowMs: number): NowColumn => ({
  id: 'times',
  header: 'Of usual',
  width: 90,
  align: 'end',
  room: 'medium',
  cell: ({ run, usual }) => {
    const ratio = ratioToUsual(workedMs(run, nowMs), usual)
    return ratio === null ? '–' : `${ratio.toFixed(1)} ×`
  },
})

export const startedByColumn: NowColumn = {
  id: 'started-by',
  header: 'Started by',
  width: 120,
  room: 'medium',
  cell: (row) => quiet(startedBy(row), row.run.creatorUserName ?? undefined),
}

/** Where there is much to tell, who started it is the first to go. */
export const alsoStartedByColumn: NowColumn = { ...startedByColumn, width: 112, room: 'vast' }

export const whyQueuedColumn: NowColumn = {
  id: 'why',
  header: 'Why it waits',
  width: 340,
  room: 'medium',
  cell: (row) => quiet(whyQueued(row), whyQueued(row)),
}

export const waitedColumn: NowColumn = {
  id: 'waited',
  header: 'Has waited',
  width: 112,
  room: 'always',
  cell: ({ run }) => (run.startedAt === null ? '–' : <TimeSince at={run.startedAt} isCoarse />),
}

export const recoveredByColumn: NowColumn = {
  id: 'how',
  header: 'By',
  width: 110,
  room: 'medium',
  cell: ({ recovery }) => quiet(recovery?.how === 'repair' ? 'a repair' : 'its next run'),
}

/** How it stands now: a slow run may still go on. */
export const standsColumn: NowColumn = {
  id: 'stands',
  header: 'Ended',
  width: 130,
  room: 'large',
  cell: ({ run }) =>
    run.endedAt ? (
      <span className="text-ink-2">
        <Time at={run.endedAt} />
      </span>
    ) : (
      <span className="text-running">still runs</span>
    ),
}
