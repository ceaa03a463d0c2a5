'use client'

import { Cpu, FilterX } from 'lucide-react'
import { useCallback } from 'react'
import { DataTable } from '../table/data-table'
import { ResourceList } from '../table/resource-list'
import { RowsSkeleton } from '../table/rows-skeleton'
import type { TableView } from '../table/use-table-view'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { useAskCluster } from './cluster-actions'
import type { ShownRow } from './cluster-columns'
import { clusterHref } from './cluster-links'
import { ClusterPhoneLine } from './cluster-phone-line'
import type { Column } from '../table/column'

const rowId = ({ workspace, cluster }: ShownRow) => `${workspace.alias}/${cluster.clusterId}`
const rowHref = ({ workspace, cluster }: ShownRow) =>
  clusterHref(workspace.alias, cluster.clusterId)
const rowName = ({ cluster }: ShownRow) => cluster.name

type ClustersTableProps = {
  rows: readonly ShownRow[] | undefined
  columns: readonly Column<ShownRow>[]
  view: TableView<ShownRow>
  nowMs: number
  isOverAll: boolean
  /** Whether a filter is what hides the rest. */
  isNarrow: boolean
  onResetFilter: () => void
}

export function ClustersTable(props: ClustersTableProps) {
  const ask = useAskCluster()
  const { nowMs, isOverAll } = props
  const phoneLine = useCallback(
    (row: ShownRow) => <ClusterPhoneLine row={row} nowMs={nowMs} isOverAll={isOverAll} />,
    [nowMs, isOverAll],
  )
  const rowActions = useCallback(
    async ({ workspace, cluster }: ShownRow) => {
      const { clusterMenu } = await import('./cluster-menu')
      return clusterMenu(workspace, cluster, ask)
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
          label="Clusters"
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

function NothingToShow({ isNarrow, onResetFilter }: ClustersTableProps) {
  return (
    <Panel>
      {isNarrow ? (
        <EmptyState
          icon={FilterX}
          title="The filter hides all clusters"
          actions={<Button onClick={onResetFilter}>Show all clusters</Button>}
        >
          No cluster fits everything that is asked for above.
        </EmptyState>
      ) : (
        <EmptyState icon={Cpu} title="No clusters of this kind">
          Either none exists, or none that you may see: a cluster is shown to those who can attach
          to it. Ended clusters stay for 30 days.
        </EmptyState>
      )}
    </Panel>
  )
}
