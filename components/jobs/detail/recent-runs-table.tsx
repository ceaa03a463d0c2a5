'use client'

import { History } from 'lucide-react'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo, useState } from 'react'
import type { JobId } from '@/lib/databricks/ids'
import { formatDuration } from '@/lib/format/durations'
import { runColumns as csvColumns } from '@/lib/resources/runs/csv'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import { usualOf } from '@/lib/resources/runs/rules'
import type { RunPage } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CsvButton } from '../../table/csv-button'
import { DataTable } from '../../table/data-table'
import { ResourceList } from '../../table/resource-list'
import { RowsSkeleton } from '../../table/rows-skeleton'
import { useTableView } from '../../table/use-table-view'
import { Button } from '../../ui/button'
import { useNow } from '../../ui/clock'
import { EmptyState } from '../../ui/empty-state'
import { ProblemNotice } from '../../ui/problem-notice'
import { Panel, Section } from '../../ui/section'
import { runHref } from '../../runs/run-links'
import { RunPhoneLine } from '../../runs/run-phone-line'
import type { TimedRun } from '../../runs/shown-run'
import { runColumns } from './run-columns'

const firstRuns = 24
const moreRuns = 144

type RecentRunsProps = { workspace: Workspace; jobId: JobId; initial: RunPage | undefined }

/** The newest runs of a job, live, against what is usual for it. */
export function RecentRunsTable(props: RecentRunsProps) {
  return (
    <NuqsAdapter>
      <Runs {...props} />
    </NuqsAdapter>
  )
}

const rowId = ({ run }: TimedRun) => run.runId
const rowHref = ({ run, workspace }: TimedRun) => runHref(workspace.alias, run.runId)
const rowName = ({ run }: TimedRun) => `run ${run.runId}`

function Runs({ workspace, jobId, initial }: RecentRunsProps) {
  const nowMs = useNow(15_000)
  const [limit, setLimit] = useState(firstRuns)
  const first = useJobRuns(workspace.alias, jobId, initial ? { initial } : {})
  const more = useJobRuns(workspace.alias, limit > firstRuns ? jobId : null, { limit })
  const live = more.data ? more : first
  const items = live.data?.items
  const usual = useMemo(() => usualOf(items ?? []), [items])
  const rows = useMemo(
    () => items?.map((run): TimedRun => ({ run, workspace, usual })),
    [items, workspace, usual],
  )
  const columns = useMemo(() => runColumns(nowMs), [nowMs])
  const view = useTableView(columns, '-started')
  return (
    <Section
      title="Runs"
      aside={
        usual &&
        `the tick is the median of ${usual.of} successes, ${formatDuration(usual.medianMs)}`
      }
      actions={
        items && <CsvButton name={`runs-${jobId}`} of="Runs" items={items} columns={csvColumns} />
      }
    >
      <ResourceList
        items={rows}
        failure={live.error}
        skeleton={<RowsSkeleton />}
        failed={(problem) => (
          <ProblemNotice problem={problem} onRetry={() => void live.refresh()} />
        )}
        empty={
          <Panel>
            <EmptyState icon={History} title="No runs yet">
              Databricks keeps the runs of a job for 60 days; this one has none.
            </EmptyState>
          </Panel>
        }
      >
        {(runs) => (
          <DataTable
            label="Runs"
            rows={runs}
            columns={columns}
            view={view}
            rowId={rowId}
            rowHref={rowHref}
            rowName={rowName}
            phoneLine={(row) => (
              <RunPhoneLine row={row} nowMs={nowMs} isOverAll={false} isNamedByTime />
            )}
          />
        )}
      </ResourceList>
      {live.data?.nextPageToken && (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3">
          {!more.data && <span>These are the newest {items?.length}.</span>}
          {limit === firstRuns || !more.data ? (
            <Button
              look="quiet"
              isBusy={more.isLoading && limit > firstRuns}
              onClick={() => setLimit(moreRuns)}
            >
              {limit > firstRuns && !more.error ? 'Asking for older runs' : 'Show older runs'}
            </Button>
          ) : (
            <span>These are the newest {moreRuns}; older ones are in Databricks.</span>
          )}
        </div>
      )}
    </Section>
  )
}
