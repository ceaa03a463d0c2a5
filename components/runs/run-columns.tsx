'use client'

import { Wrench } from 'lucide-react'
import { launchedBy, workedMs } from '@/lib/resources/runs/rules'
import { urgencyRank } from '@/lib/resources/runs/states'
import { none, Principal } from '../table/cells'
import type { Column } from '../table/column'
import { Icon } from '../ui/icon'
import { Time } from '../ui/time'
import { workspaceColumn } from '../workspaces/workspace-column'
import { RunBadge } from './run-badge'
import { ListedDuration } from './run-duration'
import type { ShownRun } from './shown-run'

const nameColumn: Column<ShownRun> = {
  id: 'name',
  header: 'Run of',
  room: 'always',
  sortValue: ({ run }) => run.name.toLowerCase(),
  cell: ({ run }) => (
    <>
      {run.name}
      {run.wasRepaired && (
        <span className="ml-1.5 inline-flex align-[-2px] text-ink-3" title="Repaired">
          <Icon of={Wrench} size={14} />
          <span className="sr-only">, repaired</span>
        </span>
      )}
    </>
  ),
}

const stateColumn: Column<ShownRun> = {
  id: 'state',
  header: 'State',
  width: 132,
  room: 'always',
  sortValue: ({ run }) => urgencyRank(run.state),
  cell: ({ run }) => <RunBadge standing={run} />,
}

const startedColumn: Column<ShownRun> = {
  id: 'started',
  header: 'Started',
  width: 112,
  room: 'small',
  sortsDownFirst: true,
  sortValue: ({ run }) => (run.startedAt === null ? null : Date.parse(run.startedAt)),
  cell: ({ run }) =>
    run.startedAt === null ? (
      none
    ) : (
      <span className="tabular text-ink-2">
        <Time at={run.startedAt} />
      </span>
    ),
}

const durationColumn = (nowMs: number): Column<ShownRun> => ({
  id: 'duration',
  header: 'Duration',
  width: 190,
  align: 'end',
  room: 'small',
  sortsDownFirst: true,
  sortValue: ({ run }) => workedMs(run, nowMs),
  cell: (row) => <ListedDuration row={row} nowMs={nowMs} />,
})

const launchedColumn: Column<ShownRun> = {
  id: 'launched-by',
  header: 'Launched by',
  width: 124,
  room: 'large',
  sortValue: ({ run }) => launchedBy(run),
  cell: ({ run }) => <Principal name={launchedBy(run)} />,
}

const idColumn: Column<ShownRun> = {
  id: 'run-id',
  header: 'Run id',
  width: 168,
  room: 'vast',
  isOptional: true,
  cell: ({ run }) => <code className="text-ink-3">{run.runId}</code>,
}

const branchColumn: Column<ShownRun> = {
  id: 'branch',
  header: 'Branch',
  width: 110,
  room: 'vast',
  isOptional: true,
  sortValue: ({ run }) => run.git?.branch ?? null,
  cell: ({ run }) => <span className="text-ink-2">{run.git?.branch ?? run.git?.tag ?? '–'}</span>,
}

export const runColumns = (nowMs: number, isOverAll: boolean): readonly Column<ShownRun>[] => [
  stateColumn,
  nameColumn,
  ...(isOverAll ? [workspaceColumn] : []),
  startedColumn,
  durationColumn(nowMs),
  launchedColumn,
  branchColumn,
  idColumn,
]
