'use client'

import { Cpu } from 'lucide-react'
import { useCallback } from 'react'
import type { Column } from '../table/column'
import { ListTable } from '../table/list-table'
import type { TableView } from '../table/use-table-view'
import { useAskCluster } from './cluster-actions'
import type { ShownRow } from './cluster-columns'
import { clusterHref } from './cluster-links'
import { ClusterPhoneLine } from './cluster-phone-line'

const rowId = ({ workspace, cluster }: ShownRow) => `${workspace.alias}/${cluster.clusterId}`
const rowHref = ({ workspace, cluster }: ShownRow) =>
  clusterHref(workspace.alias, cluster.clusterId)
const rowName = ({ cluster }: ShownRow) => cluster.name

const nothing = {
  icon: Cpu,
  title: 'No clusters of this kind',
  words:
    'Either none exists, or none that you may see: a cluster is shown to those who can attach to it. Ended clusters stay for 30 days.',
}

type ClustersTableProps = {
  rows: readonly ShownRow[] | undefined
  columns: readonly Column<ShownRow>[]
  view: TableView<ShownRow>
  nowMs: number
  isOverAll: boolean
  filter: { isNarrow: boolean; reset: () => void }
}

export function ClustersTable({ nowMs, isOverAll, ...list }: ClustersTableProps) {
  const ask = useAskCluster()
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
    <ListTable
      {...list}
      label="Clusters"
      things="clusters"
      nothing={nothing}
      rowId={rowId}
      rowHref={rowHref}
      rowName={rowName}
      rowActions={rowActions}
      phoneLine={phoneLine}
    />
  )
}
