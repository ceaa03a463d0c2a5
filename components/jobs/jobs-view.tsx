'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import { useAllJobs, type AllJobs } from '@/lib/resources/jobs/hooks'
import type { JobsPart } from '@/lib/resources/jobs/schema'
import { useRecentRuns } from '@/lib/resources/runs/hooks'
import type { RunsPart } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTitle, PageTop } from '../layout/page-top'
import { ColumnChooser } from '../table/column-chooser'
import { KeyHints } from '../table/key-hints'
import { LiveAge } from '../table/live-age'
import { useTableView } from '../table/use-table-view'
import { useNow } from '../ui/clock'
import { onUse } from '../ui/on-use'
import type { Refused } from '../workspaces/no-workspace'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { CoverageNote } from './coverage-note'
import { JobActions } from './job-actions'
import { jobColumns } from './job-columns'
import { JobCounts } from './job-counts'
import { withRuns } from './job-rows'
import { fittingJobs, shownRows, useJobsFilter } from './jobs-filter'
import { JobsTable } from './jobs-table'
import { JobsToolbar } from './jobs-toolbar'

const PartNotices = onUse(() =>
  import('../workspaces/part-notices').then((module) => module.PartNotices),
)
const NoWorkspace = onUse(() =>
  import('../workspaces/no-workspace').then((module) => module.NoWorkspace),
)

type Initial<Part> = readonly { workspace: Workspace; part: Part }[]

type JobsViewProps = {
  workspaces: readonly Workspace[]
  initial: Initial<JobsPart>
  /** How the jobs stand, as far as it came in time. */
  initialRuns: Initial<RunsPart>
  userName: string
}

/** The jobs of one workspace or of all of them, live. */
export function JobsView({ workspaces, initial, initialRuns, userName }: JobsViewProps) {
  const all = useAllJobs(workspaces, initial)
  const refused = refusedParts(all)
  const only = workspaces.length === 1 ? workspaces[0] : undefined
  return (
    <JobActions>
      <PageTop>
        <PageTitle>Jobs</PageTitle>
        {only && <WorkspaceTag workspace={only} />}
        {all.asOf && (
          <span className="phone:hidden">
            <LiveAge asOf={all.asOf} isLive={all.parts.every(({ list }) => !list.isStale)} />
          </span>
        )}
      </PageTop>
      {refused.length === all.parts.length ? (
        <NoWorkspace refused={refused} userName={userName} things="jobs" />
      ) : (
        <NuqsAdapter>
          <Jobs all={all} workspaces={workspaces} initialRuns={initialRuns} userName={userName} />
        </NuqsAdapter>
      )}
    </JobActions>
  )
}

/** The workspaces that know this person too little to show anything. */
const refusedParts = (all: AllJobs<Workspace>): Refused[] =>
  all.parts.flatMap(({ workspace, list }) =>
    list.error?.status === 403 && !list.items ? [{ workspace, problem: list.error }] : [],
  )

/** A list of jobs in the form of any live part. */
const noticesOf = (all: AllJobs<Workspace>) =>
  all.parts.map(({ workspace, list }) => ({ workspace, live: list }))

function Jobs({
  all,
  workspaces,
  initialRuns,
  userName,
}: {
  all: AllJobs<Workspace>
  workspaces: readonly Workspace[]
  initialRuns: Initial<RunsPart>
  userName: string
}) {
  const nowMs = useNow(15_000)
  const isOverAll = workspaces.length > 1
  const recent = useRecentRuns(workspaces, initialRuns)
  const control = useJobsFilter()
  const columns = useMemo(() => jobColumns(nowMs, isOverAll), [nowMs, isOverAll])
  const view = useTableView(columns, 'last')
  const fitting = fittingJobs(all.rows, control.filter, userName)
  const counted = withRuns(fitting, workspaces, recent)
  const shown = shownRows(counted, control.filter)
  const hasRows = all.parts.some(({ list }) => list.items)
  // Nothing at all is here: the notices say why, and counts of nothing would only mislead.
  if (!hasRows && !all.isLoading) return <PartNotices parts={noticesOf(all)} things="jobs" />

  return (
    <>
      <JobCounts
        rows={counted}
        nowMs={nowMs}
        chosen={control.filter.show}
        onChoose={(show) => control.set({ show })}
      />
      {all.parts.some(({ list }) => list.isLoading || list.error) && (
        <PartNotices parts={noticesOf(all)} things="jobs" />
      )}
      <section aria-labelledby="jobs" className="mt-6">
        <div className="mb-2 flex flex-wrap items-center gap-x-2.5 gap-y-2">
          <h2 id="jobs" className="text-md font-semibold tracking-[-0.005em]">
            Jobs
          </h2>
          <span className="tabular mr-auto text-ink-3" role="status">
            {shown.length === all.rows.length
              ? shown.length
              : `${shown.length} of ${all.rows.length}`}
            {all.isLoadingMore && ', more are coming'}
          </span>
          <JobsToolbar rows={all.rows} filter={control}>
            <ColumnChooser columns={columns} view={view} />
          </JobsToolbar>
        </div>
        <JobsTable
          rows={hasRows ? shown : undefined}
          columns={columns}
          view={view}
          isOverAll={isOverAll}
          isNarrow={control.isNarrow}
          onResetFilter={control.reset}
        />
        <CoverageNote recent={recent} />
        <KeyHints />
      </section>
    </>
  )
}
