'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import { useAllJobs, type AllJobs, type JobParts } from '@/lib/resources/jobs/hooks'
import { useRecentRuns, type RunParts } from '@/lib/resources/runs/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ColumnChooser } from '../table/column-chooser'
import { CsvButton } from '../table/csv-button'
import { ListSection } from '../table/list-section'
import { useTableView } from '../table/use-table-view'
import { useNow } from '../ui/clock'
import { knownOf } from '../workspaces/known-of'
import { ListPage } from '../workspaces/list-page'
import { Notices } from '../workspaces/notices'
import { onUse } from '../ui/on-use'
import { BulkIdentityMenu } from './bulk-identity/bulk-identity-menu'
import { BulkPauseButton } from './bulk-pause/bulk-pause-button'
import { CoverageNote } from './coverage-note'
import { JobActions } from './job-actions'
import { jobColumns } from './job-columns'
import { JobCounts } from './job-counts'
import { withRuns, type ShownRow } from './job-rows'
import { fittingJobs, groupOf, shownRows, upkeepOf, useJobsFilter } from './jobs-filter'
import { JobsTable } from './jobs-table'
import { JobsToolbar } from './jobs-toolbar'
import { UpkeepChips } from './upkeep/upkeep-chips'

const UpkeepList = onUse(() => import('./upkeep/upkeep-list').then((module) => module.UpkeepList))

type JobsViewProps = {
  workspaces: readonly Workspace[]
  initial: JobParts
  /** How the jobs stand, as far as it came in time. */
  initialRuns: RunParts
  userName: string
}

/** The jobs of one workspace or of all of them, live. */
export function JobsView({ workspaces, initial, initialRuns, userName }: JobsViewProps) {
  const all = useAllJobs(workspaces, initial)
  return (
    <JobActions>
      <ListPage title="Jobs" things="jobs" asOf={all.asOf} parts={all.parts} userName={userName}>
        <NuqsAdapter>
          <Jobs all={all} workspaces={workspaces} initialRuns={initialRuns} userName={userName} />
        </NuqsAdapter>
      </ListPage>
    </JobActions>
  )
}

type JobsProps = Omit<JobsViewProps, 'initial'> & { all: AllJobs<Workspace> }

function Jobs({ all, workspaces, initialRuns, userName }: JobsProps) {
  const nowMs = useNow(15_000)
  const recent = useRecentRuns(workspaces, initialRuns)
  const control = useJobsFilter()
  const upkeep = upkeepOf(control.filter)
  const counted = withRuns(fittingJobs(all.rows, control.filter, userName), workspaces, recent)
  const hasRows = all.parts.some(({ live }) => live.items)
  const notices = <Notices parts={all.parts} things="jobs" />
  // Nothing at all is here: the notices say why, and counts of nothing would only mislead.
  if (!hasRows && !all.isLoading) return notices
  const list = { all, workspaces, recent, control }
  return (
    <>
      <JobCounts
        rows={counted}
        known={{
          ...knownOf({ parts: [...all.parts, ...recent.map(asPart)], rows: all.rows }, counted),
          // Runs without their jobs count nothing.
          isAny: hasRows,
        }}
        nowMs={nowMs}
        chosen={groupOf(control.filter)}
        onChoose={(show) => control.set({ show })}
      />
      {notices}
      <UpkeepChips chosen={upkeep} onChoose={(show) => control.set({ show })} />
      {upkeep === null ? (
        <JobList {...list} counted={counted} nowMs={nowMs} />
      ) : (
        <UpkeepList {...list} key={upkeep} kind={upkeep} userName={userName} />
      )}
    </>
  )
}

type JobListProps = {
  all: AllJobs<Workspace>
  workspaces: readonly Workspace[]
  recent: ReturnType<typeof useRecentRuns<Workspace>>
  control: ReturnType<typeof useJobsFilter>
  counted: readonly ShownRow[]
  nowMs: number
}

/** The jobs by how they stand. */
function JobList({ all, workspaces, recent, control, counted, nowMs }: JobListProps) {
  const isOverAll = workspaces.length > 1
  const columns = useMemo(() => jobColumns(nowMs, isOverAll), [nowMs, isOverAll])
  const view = useTableView(columns, 'last')
  const rows = all.parts.some(({ live }) => live.items)
    ? shownRows(counted, control.filter)
    : undefined
  return (
    <ListSection
      title="Jobs"
      count={rows && { shown: rows.length, all: all.rows.length }}
      note={all.isLoadingMore && ', more are coming'}
      actions={
        <>
          <BulkPauseButton shown={rows} />
          <BulkIdentityMenu shown={rows} />
          <CsvButton name="jobs" of="Jobs" items={rows} columns={csvColumns} />
          <ColumnChooser columns={columns} view={view} />
        </>
      }
      toolbar={<JobsToolbar rows={all.rows} areHere={rows !== undefined} filter={control} />}
    >
      <JobsTable
        rows={rows}
        columns={columns}
        view={view}
        isOverAll={isOverAll}
        filter={{ ...control, note: 'How a job stands is known from the last 24 hours.' }}
      />
      <CoverageNote recent={recent} />
    </ListSection>
  )
}

/** Counts by the last run know only as much as the runs that are here. */
const asPart = ({ live }: ReturnType<typeof useRecentRuns<Workspace>>[number]) => ({
  live: { ...live, hasMore: live.data?.coverage.complete === false },
})

const csvColumns = async () => (await import('./job-rows-csv')).shownJobColumns
