'use client'

import { CirclePlay, FilterX } from 'lucide-react'
import { useCallback } from 'react'
import type { Column } from '../table/column'
import { DataTable } from '../table/data-table'
import { ResourceList } from '../table/resource-list'
import { RowsSkeleton } from '../table/rows-skeleton'
import type { TableView } from '../table/use-table-view'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { useAskRun } from './run-actions'
import { runHref } from './run-links'
import { RunPhoneLine } from './run-phone-line'
import type { ShownRun } from './shown-run'

const rowId = ({ workspace, run }: ShownRun) => `${workspace.alias}/${run.runId}`
const rowHref = ({ workspace, run }: ShownRun) => runHref(workspace.alias, run.runId)
const rowName = ({ run }: ShownRun) => `run ${run.runId} of ${run.name}`

type RunsTableProps = {
  rows: readonly ShownRun[] | undefined
  columns: readonly Column<ShownRun>[]
  view: TableView<ShownRun>
  nowMs: number
  isOverAll: boolean
  /** Whether a filter is what hides the rest. */
  isNarrow: boolean
  onResetFilter: () => void
}

export function RunsTable(props: RunsTableProps) {
  const ask = useAskRun()
  const { nowMs, isOverAll } = props
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
    <ResourceList
      items={props.rows}
      failure={undefined}
      skeleton={<RowsSkeleton rows={12} />}
      failed={() => null}
      empty={<NothingToShow {...props} />}
    >
      {(rows) => (
        <DataTable
          label="Runs"
          rows={rows}
          columns={props.columns}
          view={props.view}
          rowId={rowId}
          rowHref={rowHref}
          rowName={rowName}
          rowActions={rowActions}
          phoneLine={phoneLine}
        />
      )}
    </ResourceList>
  )
}

function NothingToShow({ isNarrow, onResetFilter }: RunsTableProps) {
  return (
    <Panel>
      {isNarrow ? (
        <EmptyState
          icon={FilterX}
          title="The filter hides all runs"
          actions={<Button onClick={onResetFilter}>Show all runs</Button>}
        >
          No run of this time fits everything that is asked for above.
        </EmptyState>
      ) : (
        <EmptyState icon={CirclePlay} title="No runs in this time">
          Either nothing ran, or nothing that you may see: a run is shown to those who can view its
          job. A longer time may show more.
        </EmptyState>
      )}
    </Panel>
  )
}
