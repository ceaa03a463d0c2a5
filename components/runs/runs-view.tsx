'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import { useAllRuns } from '@/lib/resources/runs/hooks'
import { filterRuns } from '@/lib/resources/runs/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTitle, PageTop } from '../layout/page-top'
import { ColumnChooser } from '../table/column-chooser'
import { KeyHints } from '../table/key-hints'
import { LiveAge } from '../table/live-age'
import { useTableView } from '../table/use-table-view'
import { useNow } from '../ui/clock'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { CoverageNotes } from './coverage-notes'
import { RunActions } from './run-actions'
import { runColumns } from './run-columns'
import { useRunsFilter, type RunsFilter } from './runs-filter'
import { RunsTable } from './runs-table'
import { RunsToolbar, StateChips } from './runs-toolbar'
import { shownRuns } from './shown-run'

type RunsViewProps = { workspaces: readonly Workspace[] }

/** The runs of one workspace or of all of them, live. */
export function RunsView({ workspaces }: RunsViewProps) {
  return (
    <NuqsAdapter>
      <RunActions>
        <FilteredRuns workspaces={workspaces} />
      </RunActions>
    </NuqsAdapter>
  )
}

function FilteredRuns({ workspaces }: RunsViewProps) {
  const control = useRunsFilter()
  return <Runs workspaces={workspaces} control={control} />
}

function Runs({ workspaces, control }: RunsViewProps & { control: RunsFilter }) {
  const { filter } = control
  const all = useAllRuns(workspaces, filter.window)
  const nowMs = useNow(15_000)
  const isOverAll = workspaces.length > 1
  const only = isOverAll ? undefined : workspaces[0]
  const columns = useMemo(() => runColumns(nowMs, isOverAll), [nowMs, isOverAll])
  const view = useTableView(columns, '-started')
  const counted = filterRuns(all.rows, { text: filter.q })
  const shown = shownRuns(filterRuns(counted, { states: filter.state }), all.rows, workspaces)
  const hasRows = all.parts.some(({ live }) => live.data)
  const hasFailed = !hasRows && !all.isLoading
  return (
    <>
      <PageTop>
        <PageTitle>Runs</PageTitle>
        {only && <WorkspaceTag workspace={only} />}
        {all.asOf && (
          <span className="phone:hidden">
            <LiveAge asOf={all.asOf} isLive={all.parts.every(({ live }) => !live.isStale)} />
          </span>
        )}
      </PageTop>
      <CoverageNotes parts={all.parts} />
      {!hasFailed && (
        <section aria-labelledby="runs" className="mt-2">
          <div className="mb-2 flex flex-wrap items-center gap-x-2.5 gap-y-2">
            <h2 id="runs" className="text-md font-semibold tracking-[-0.005em]">
              Runs
            </h2>
            <span className="tabular mr-auto text-ink-3" role="status">
              {hasRows && countWords(shown.length, all.rows.length)}
            </span>
            <RunsToolbar control={control}>
              <ColumnChooser columns={columns} view={view} />
            </RunsToolbar>
          </div>
          <StateChips
            rows={counted}
            chosen={filter.state}
            onChoose={(state) => control.set({ state })}
          />
          <RunsTable
            rows={hasRows ? shown : undefined}
            columns={columns}
            view={view}
            nowMs={nowMs}
            isOverAll={isOverAll}
            isNarrow={control.isNarrow}
            onResetFilter={control.reset}
          />
          <KeyHints />
        </section>
      )}
    </>
  )
}

const countWords = (shown: number, all: number) =>
  shown === all ? String(all) : `${shown} of ${all}`
