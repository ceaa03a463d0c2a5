'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import { useAllRuns } from '@/lib/resources/runs/hooks'
import { filterRuns } from '@/lib/resources/runs/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ColumnChooser } from '../table/column-chooser'
import { CsvButton } from '../table/csv-button'
import { ListSection } from '../table/list-section'
import { useTableView } from '../table/use-table-view'
import { useNow } from '../ui/clock'
import { ListTop } from '../workspaces/list-top'
import { CoverageNotes } from './coverage-notes'
import { RunActions } from './run-actions'
import { runColumns } from './run-columns'
import { useRunsFilter } from './runs-filter'
import { RunsTable } from './runs-table'
import { RunsToolbar, StateChips } from './runs-toolbar'
import { shownRuns } from './shown-run'

const windowNames = { '24h': '24 hours', '3d': '3 days', '7d': '7 days' } as const

type RunsViewProps = { workspaces: readonly Workspace[] }

/** The runs of one workspace or of all of them, live. */
export function RunsView({ workspaces }: RunsViewProps) {
  return (
    <NuqsAdapter>
      <RunActions>
        <Runs workspaces={workspaces} />
      </RunActions>
    </NuqsAdapter>
  )
}

function Runs({ workspaces }: RunsViewProps) {
  const control = useRunsFilter()
  const { filter } = control
  const all = useAllRuns(workspaces, filter.window)
  const nowMs = useNow(15_000)
  const isOverAll = workspaces.length > 1
  const columns = useMemo(() => runColumns(nowMs, isOverAll), [nowMs, isOverAll])
  const view = useTableView(columns, '-started')
  const counted = filterRuns(all.rows, { text: filter.q })
  const shown = shownRuns(filterRuns(counted, { states: filter.state }), workspaces)
  const hasRows = all.parts.some(({ live }) => live.data)
  const hasFailed = !hasRows && !all.isLoading
  return (
    <>
      <ListTop title="Runs" asOf={all.asOf} parts={all.parts} />
      <CoverageNotes parts={all.parts} window={filter.window} />
      {!hasFailed && (
        <ListSection
          title={`Last ${windowNames[filter.window]}`}
          count={hasRows ? { shown: shown.length, all: all.rows.length } : undefined}
          note={hasRows && lateWords(all.parts)}
          save={
            <CsvButton
              name="runs"
              of="Runs"
              items={hasRows ? shown : undefined}
              columns={csvColumns}
            />
          }
          toolbar={
            <>
              <RunsToolbar control={control} />
              <ColumnChooser columns={columns} view={view} />
            </>
          }
        >
          <StateChips
            rows={counted}
            chosen={filter.state}
            onChoose={(state) => control.set({ state })}
          />
          <RunsTable
            rows={hasRows && (shown.length > 0 || !all.isComing) ? shown : undefined}
            columns={columns}
            view={view}
            nowMs={nowMs}
            isOverAll={isOverAll}
            filter={control}
          />
        </ListSection>
      )}
    </>
  )
}

/** `, those of prod are on their way`: said beside the count, so that no row moves when they come. */
function lateWords(parts: ReturnType<typeof useAllRuns<Workspace>>['parts']): string {
  const late = parts.flatMap(({ workspace, live }) => (live.isLoading ? workspace.alias : []))
  return late.length > 0 ? `, those of ${late.join(' and ')} are on their way` : ''
}

const csvColumns = async () => (await import('./shown-run-csv')).shownRunColumns
