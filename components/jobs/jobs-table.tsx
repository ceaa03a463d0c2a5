'use client'

import { Workflow } from 'lucide-react'
import { useCallback, type ReactNode } from 'react'
import type { Column } from '../table/column'
import { ListTable, type Nothing } from '../table/list-table'
import type { TableView } from '../table/use-table-view'
import { useAskJob } from './job-actions'
import { jobHref } from './job-links'
import { JobPhoneLine } from './job-phone-line'
import type { ShownRow } from './job-rows'

const rowId = ({ workspace, job }: ShownRow) => `${workspace.alias}/${job.jobId}`
const rowHref = ({ workspace, job }: ShownRow) => jobHref(workspace.alias, job.jobId)
const rowName = ({ job }: ShownRow) => job.name

const noJobs: Nothing = {
  icon: Workflow,
  title: 'No jobs',
  words:
    'Either none exists, or none that you may see: a job is shown to those who may at least view it.',
}

type JobsTableProps = {
  rows: readonly ShownRow[] | undefined
  columns: readonly Column<ShownRow>[]
  view: TableView<ShownRow>
  isOverAll: boolean
  filter: { isNarrow: boolean; reset: () => void; note?: string }
  /** What a list with a question of its own says instead. */
  nothing?: Nothing
  phoneLine?: (row: ShownRow) => ReactNode
}

export function JobsTable({ isOverAll, nothing = noJobs, ...list }: JobsTableProps) {
  const ask = useAskJob()
  const usualLine = useCallback(
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
    <ListTable
      {...list}
      label="Jobs"
      things="jobs"
      nothing={nothing}
      rowId={rowId}
      rowHref={rowHref}
      rowName={rowName}
      rowActions={rowActions}
      phoneLine={list.phoneLine ?? usualLine}
    />
  )
}
