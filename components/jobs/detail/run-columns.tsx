'use client'

import { formatDuration } from '@/lib/format/durations'
import { isSlow, launchedBy, ratioToUsual, workedMs } from '@/lib/resources/runs/rules'
import { urgencyRank } from '@/lib/resources/runs/states'
import { DurationBar } from '../../charts/duration-bar'
import { none, Principal } from '../../table/cells'
import type { Column } from '../../table/column'
import { Time } from '../../ui/time'
import { RunBadge } from '../../runs/run-badge'
import { RunDuration } from '../../runs/run-duration'
import type { TimedRun } from '../../runs/shown-run'

const badgeColumn: Column<TimedRun> = {
  id: 'state',
  header: 'State',
  width: 140,
  room: 'always',
  sortValue: ({ run }) => urgencyRank(run.state),
  cell: ({ run }) => <RunBadge standing={run} />,
}

/** When, and for what went wrong why: it takes the room that the others leave. */
const startedColumn: Column<TimedRun> = {
  id: 'started',
  header: 'Started',
  room: 'always',
  sortsDownFirst: true,
  sortValue: ({ run }) => (run.startedAt === null ? null : Date.parse(run.startedAt)),
  cell: ({ run }) => (
    <>
      {run.startedAt ? <StartedAt at={run.startedAt} /> : 'not yet'}
      {run.state !== 'succeeded' && run.message && (
        <span className="ml-3 font-normal text-ink-2" title={run.message}>
          {withoutPreamble(run.message)}
        </span>
      )}
    </>
  ),
}

/** Of several runs of one day the clock tells which is which. */
function StartedAt({ at }: { at: string }) {
  return (
    <>
      <Time at={at} />
      <span className="ml-3 font-normal text-ink-3">
        <Time at={at} form="clock" />
      </span>
    </>
  )
}

/** `Task load failed with message: No space left` as `load: No space left`: that it failed is told beside it. */
const withoutPreamble = (message: string) =>
  message.replace(/^Task (\S+) failed with message: /, '$1: ')

function AgainstUsual({ row: { run, usual }, nowMs }: { row: TimedRun; nowMs: number }) {
  const took = workedMs(run, nowMs)
  const ratio = ratioToUsual(took, usual)
  if (took === null || usual === null || ratio === null) return none
  const isLate = isSlow(took, usual) && run.state !== 'failed'
  return (
    <span className="flex h-5 items-center">
      <DurationBar
        valueMs={took}
        usualMs={usual.medianMs}
        look={isLate ? 'warning' : run.state}
        label={`${formatDuration(took)}, ${ratio.toFixed(1)} times the usual ${formatDuration(usual.medianMs)}`}
      />
    </span>
  )
}

/** The columns of the runs of one job. */
export const runColumns = (nowMs: number): Column<TimedRun>[] => [
  badgeColumn,
  startedColumn,
  {
    id: 'duration',
    header: 'Duration',
    width: 184,
    align: 'end',
    room: 'small',
    sortsDownFirst: true,
    sortValue: ({ run }) => workedMs(run, nowMs),
    cell: (row) => <RunDuration row={row} nowMs={nowMs} />,
  },
  {
    id: 'usual',
    header: 'Against usual',
    width: 150,
    room: 'medium',
    sortsDownFirst: true,
    sortValue: ({ run, usual }) => ratioToUsual(workedMs(run, nowMs), usual),
    cell: (row) => <AgainstUsual row={row} nowMs={nowMs} />,
  },
  {
    id: 'launched-by',
    header: 'Launched by',
    width: 118,
    room: 'large',
    sortValue: ({ run }) => launchedBy(run),
    cell: ({ run }) => <Principal name={launchedBy(run)} />,
  },
  {
    id: 'run-id',
    header: 'Run id',
    width: 158,
    room: 'vast',
    cell: ({ run }) => <code className="text-ink-2">{run.runId}</code>,
  },
]
