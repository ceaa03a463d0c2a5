'use client'

import { HeartHandshake } from 'lucide-react'
import { useMemo } from 'react'
import { formatCounted } from '@/lib/format/quantities'
import type { AllJobs } from '@/lib/resources/jobs/hooks'
import type { useRecentRuns } from '@/lib/resources/runs/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { upkeepColumns } from '@/lib/views/upkeep/csv'
import { useUpkeep } from '@/lib/views/upkeep/hooks'
import type { UpkeepKind } from '@/lib/views/upkeep/kinds'
import { ColumnChooser } from '../../table/column-chooser'
import { CsvButton } from '../../table/csv-button'
import { ListSection } from '../../table/list-section'
import { useTableView } from '../../table/use-table-view'
import { useNow } from '../../ui/clock'
import { Notices } from '../../workspaces/notices'
import { WorkspaceTag } from '../../workspaces/workspace-tag'
import { BulkIdentityMenu } from '../bulk-identity/bulk-identity-menu'
import { BulkPauseButton } from '../bulk-pause/bulk-pause-button'
import { jobColumns } from '../job-columns'
import { withRuns, type ShownRow } from '../job-rows'
import { fittingJobs, type useJobsFilter } from '../jobs-filter'
import { JobsTable } from '../jobs-table'
import { JobsToolbar } from '../jobs-toolbar'
import { UpkeepNote } from './upkeep-note'
import { idOf, jobRowsOf } from './upkeep-rows'
import { upkeepNames } from './upkeep-names'
import { nothingWords } from './upkeep-words'
import { Why, whyColumn } from './why-column'

type UpkeepListProps = {
  kind: UpkeepKind
  all: AllJobs<Workspace>
  workspaces: readonly Workspace[]
  recent: ReturnType<typeof useRecentRuns<Workspace>>
  userName: string
  control: ReturnType<typeof useJobsFilter>
}

/** The jobs that somebody should look after for one reason, each with what was seen of it. */
export function UpkeepList({ kind, all, workspaces, recent, userName, control }: UpkeepListProps) {
  const nowMs = useNow(15_000)
  const isOverAll = workspaces.length > 1
  const upkeep = useUpkeep(workspaces, kind)
  const evidence = useMemo(
    () => new Map(upkeep.rows.map((row) => [idOf(row), row.evidence])),
    [upkeep.rows],
  )
  const columns = useMemo(() => {
    const of = ({ workspace, job }: ShownRow) =>
      evidence.get(idOf({ workspace: workspace.alias, job }))
    const [last, name, ...others] = jobColumns(nowMs, isOverAll)
    return [...(last && name ? [last, name] : []), whyColumn(of), ...others]
  }, [nowMs, isOverAll, evidence])
  const view = useTableView(columns, 'name')
  // What starts a job is no question here: the filter for it is out of sight, and must not work from there.
  const filter = { ...control.filter, starts: 'all' } as const
  const fitting = fittingJobs(jobRowsOf(upkeep.rows, all.rows), filter, userName)
  const shown = withRuns(fitting, workspaces, recent)
  const hasRows = upkeep.parts.some(({ live }) => live.items)
  const nothing = nothingWords(kind, {
    isLoadingMore: upkeep.isLoadingMore,
    hasMore: upkeep.parts.some(({ live }) => live.hasMore),
    unchecked: upkeep.unchecked.length,
  })
  const ids = new Set(fitting.map(idOf))
  return (
    <>
      <Notices parts={upkeep.parts} things="jobs" />
      <ListSection
        title={upkeepNames[kind]}
        count={hasRows ? { shown: shown.length, all: upkeep.rows.length } : undefined}
        note={
          hasRows &&
          ` · ${formatCounted(upkeep.looked, 'job')} looked at${upkeep.isLoadingMore ? ' so far, more are coming' : ''}`
        }
        toolbar={
          <>
            <JobsToolbar filter={control} />
            <BulkPauseButton shown={hasRows ? shown : undefined} />
            <BulkIdentityMenu shown={hasRows ? shown : undefined} />
            <CsvButton
              name={`jobs-${kind}`}
              items={upkeep.rows.filter((row) => ids.has(idOf(row)))}
              columns={upkeepColumns}
            />
            <ColumnChooser columns={columns} view={view} />
          </>
        }
      >
        <JobsTable
          rows={hasRows ? shown : undefined}
          columns={columns}
          view={view}
          isOverAll={isOverAll}
          phoneLine={({ workspace, job }) => (
            <span className="flex items-center gap-2.5 overflow-hidden">
              <span className="truncate">
                <Why evidence={evidence.get(idOf({ workspace: workspace.alias, job }))} />
              </span>
              {isOverAll && <WorkspaceTag workspace={workspace} />}
            </span>
          )}
          nothing={{ icon: HeartHandshake, ...nothing }}
          filter={{
            isNarrow: upkeep.rows.length > 0 && (filter.q !== '' || filter.mine),
            reset: () => control.set({ q: '', mine: false }),
          }}
        />
        <UpkeepNote kind={kind} upkeep={upkeep} />
      </ListSection>
    </>
  )
}
