'use client'

import { CirclePlay } from 'lucide-react'
import { useCallback } from 'react'
import type { Column } from '../table/column'
import { ListTable } from '../table/list-table'
import type { TableView } from '../table/use-table-view'
import { useAskRun } from './run-actions'
import { runHref } from './run-links'
import { RunPhoneLine } from './run-phone-line'
import type { ShownRun } from './shown-run'

const rowId = ({ workspace, run }: ShownRun) => `${workspace.alias}/${run.runId}`
const rowHref = ({ workspace, run }: ShownRun) => runHref(workspace.alias, run.runId)
const rowName = ({ run }: ShownRun) => `run ${run.runId} of ${run.name}`

const nothing = {
  icon: CirclePlay,
  title: 'No runs in this time',
  words:
    'Either nothing ran, or nothing that you may see: a run is shown to those who can view its job. A longer time may show more.',
}

type RunsTableProps = {
  rows: readonly ShownRun[] | undefined
  columns: readonly Column<ShownRun>[]
  view: TableView<ShownRun>
  nowMs: number
  isOverAll: boolean
  filter: { isNarrow: boolean; reset: () => void; note?: string }
}

export function RunsTable({ nowMs, isOverAll, ...list }: RunsTableProps) {
  const ask = useAskRun()
  const phoneLine = useCallback(
    (row: ShownRun) => <RunPhoneLine row={row} nowMs={nowMs} isOverAll={isOverAll} />,
    [nowMs, isOverAll],
  )
  const rowActions = useCallback(
    async ({ workspace, run }: ShownRun) => {
      const { runMenu } = await import('./run-menu')
      return runMenu(workspace, run, ask)
    },
    [ask],
  )
  return (
    <ListTable
      {...list}
      label="Runs"
      things="runs"
      nothing={nothing}
      rowId={rowId}
      rowHref={rowHref}
      rowName={rowName}
      rowActions={rowActions}
      phoneLine={phoneLine}
    />
  )
}
