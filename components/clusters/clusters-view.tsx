'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import { useAllClusters, type AllClusters, type ClusterParts } from '@/lib/resources/clusters/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ColumnChooser } from '../table/column-chooser'
import { CsvButton } from '../table/csv-button'
import { ListSection } from '../table/list-section'
import { useTableView } from '../table/use-table-view'
import { useNow } from '../ui/clock'
import { knownOf } from '../workspaces/known-of'
import { ListPage } from '../workspaces/list-page'
import { LoadMore } from '../workspaces/load-more'
import { Notices } from '../workspaces/notices'
import { withWorkspace } from '../workspaces/workspace-column'
import { clusterColumns } from './cluster-columns'
import { ClusterCounts } from './cluster-counts'
import { countedRows, shownRows, useClustersFilter } from './clusters-filter'
import { ClustersTable } from './clusters-table'
import { ClustersToolbar } from './clusters-toolbar'

type ClustersViewProps = {
  workspaces: readonly Workspace[]
  initial: ClusterParts
  userName: string
}

/** The clusters of one workspace or of all of them, live. */
export function ClustersView({ workspaces, initial, userName }: ClustersViewProps) {
  const all = useAllClusters(workspaces, initial)
  return (
    <ListPage
      title="Compute"
      things="clusters"
      asOf={all.asOf}
      parts={all.parts}
      userName={userName}
    >
      <NuqsAdapter>
        <Clusters all={all} workspaces={workspaces} />
      </NuqsAdapter>
    </ListPage>
  )
}

type ClustersProps = { all: AllClusters<Workspace>; workspaces: readonly Workspace[] }

function Clusters({ all, workspaces }: ClustersProps) {
  const nowMs = useNow(15_000)
  const isOverAll = workspaces.length > 1
  const control = useClustersFilter()
  const columns = useMemo(() => clusterColumns(nowMs, isOverAll), [nowMs, isOverAll])
  const view = useTableView(columns, 'state')
  const counted = countedRows(all.rows, control.filter)
  const shown = withWorkspace(shownRows(counted, control.filter, nowMs), workspaces)
  const hasRows = all.parts.some(({ live }) => live.items)
  const notices = <Notices parts={all.parts} things="clusters" />
  // Nothing at all is here: the notices say why, and counts of nothing would only mislead.
  if (!hasRows && !all.isLoading) return notices
  return (
    <>
      <ClusterCounts
        clusters={counted.map(({ cluster }) => cluster)}
        known={knownOf(all, counted)}
        nowMs={nowMs}
        chosen={control.filter.show}
        onChoose={(show) => control.set({ show })}
      />
      {notices}
      <ListSection
        title="Clusters"
        count={hasRows ? { shown: shown.length, all: all.rows.length } : undefined}
        save={
          <CsvButton
            name="clusters"
            of="Clusters"
            items={hasRows ? shown : undefined}
            columns={csvColumns}
          />
        }
        toolbar={
          <>
            <ClustersToolbar rows={all.rows} filter={control} />
            <ColumnChooser columns={columns} view={view} />
          </>
        }
      >
        <ClustersTable
          rows={hasRows ? shown : undefined}
          columns={columns}
          view={view}
          nowMs={nowMs}
          isOverAll={isOverAll}
          filter={control}
        />
        <LoadMore parts={all.parts} things="clusters" />
      </ListSection>
    </>
  )
}

const csvColumns = async () => (await import('./shown-cluster-csv')).shownClusterColumns
