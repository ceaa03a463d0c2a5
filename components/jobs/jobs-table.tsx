'use client'

import { FilterX, Workflow } from 'lucide-react'
import { useCallback } from 'react'
import type { Column } from '../table/column'
import { DataTable } from '../table/data-table'
import { ResourceList } from '../table/resource-list'
import { RowsSkeleton } from '../table/rows-skeleton'
import type { TableView } from '../table/use-table-view'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { useAskJob } from './job-actions'
import { jobHref } from './job-links'
import { JobPhoneLine } from './job-phone-line'
import type { ShownRow } from './job-rows'

const rowId = ({ workspace, job }: ShownRow) => `${workspace.alias}/${job.jobId}`
const rowHref = ({ workspace, job }: ShownRow) => jobHref(workspace.alias, job.jobId)
const rowName = ({ job }: ShownRow) => job.name

type JobsTableProps = {
  rows: readonly ShownRow[] | undefined
  columns: readonly Column<ShownRow>[]
  view: TableView<ShownRow>
  isOverAll: boolean
  /** Whether a filter is what hides the rest. */
  isNarrow: boolean
  onResetFilter: () => void
}

export function JobsTable(props: JobsTableProps) {
  const ask = useAskJob()
  const { isOverAll } = props
  const phoneLine = useCallback(
    (row: ShownRow) => <JobPhoneLine row={row} isOverAll={isOverAll} />,
    [isOverAll],
  )
  const rowActions = useCallback(
    async ({ workspace, job }: ShownRow) => {
      const { jobMenu } = await import('./job-menu')
      return jobMenu(workspace, job, ask)
    },
    [ask],
  )
  return (
    <ResourceList
      items={props.rows}
      failure={undefined}
      skeleton={<RowsSkeleton />}
      failed={() => null}
      empty={<NothingToShow {...props} />}
    >
      {(rows) => (
        <DataTable
          label="Jobs"
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

function NothingToShow({ isNarrow, onResetFilter }: JobsTableProps) {
  return (
    <Panel>
      {isNarrow ? (
        <EmptyState
          icon={FilterX}
          title="The filter hides all jobs"
          actions={<Button onClick={onResetFilter}>Show all jobs</Button>}
        >
          No job fits everything that is asked for above. How a job stands is known from the runs of
          the last 24 hours.
        </EmptyState>
      ) : (
        <EmptyState icon={Workflow} title="No jobs">
          Either none exists, or none that you may see: a job is shown to those who may at least
          view it.
        </EmptyState>
      )}
    </Panel>
  )
}
