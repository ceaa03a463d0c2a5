'use client'

import { idleWarning, sizeRank, type WarehouseRow } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { none, Principal, Warned } from '../table/cells'
import type { Column } from '../table/column'
import { StateBadge } from '../ui/state-badge'
import { workspaceColumn } from '../workspaces/workspace-column'
import { ClusterGauge } from './cluster-gauge'
import { WarehouseBadge } from './warehouse-badge'
import { healthLook, warehouseLook } from './warehouse-look'
import { autoStopWords, kindNames } from './warehouse-words'

/** A row knows its workspace whole: for its tag, its link to Databricks and its confirmations. */
export type ShownRow = Omit<WarehouseRow, 'workspace'> & { workspace: Workspace }

/** What is broken, then what moves, what is in trouble, what runs; what rests comes last. */
function stateRank({ warehouse }: ShownRow): number {
  const { look, isMoving } = warehouseLook(warehouse)
  if (look === 'failed') return 0
  if (isMoving) return 1
  if (warehouse.state === 'RUNNING') return healthLook(warehouse)?.look === 'succeeded' ? 3 : 2
  return 4
}

const columns = {
  state: {
    id: 'state',
    header: 'State',
    width: 112,
    room: 'always',
    sortValue: stateRank,
    cell: ({ warehouse }) => <WarehouseBadge warehouse={warehouse} />,
  },
  name: {
    id: 'name',
    header: 'Name',
    room: 'always',
    sortValue: ({ warehouse }) => warehouse.name.toLowerCase(),
    cell: ({ warehouse }) => warehouse.name,
  },
  health: {
    id: 'health',
    header: 'Health',
    width: 208,
    room: 'small',
    sortValue: ({ warehouse }) => healthLook(warehouse)?.word ?? null,
    cell: ({ warehouse }) => <Health warehouse={warehouse} />,
  },
  size: {
    id: 'size',
    header: 'Size',
    width: 86,
    room: 'medium',
    sortsDownFirst: true,
    sortValue: ({ warehouse }) => sizeRank(warehouse.size),
    cell: ({ warehouse }) => <span className="text-ink-2">{warehouse.size ?? '–'}</span>,
  },
  kind: {
    id: 'kind',
    header: 'Kind',
    width: 92,
    room: 'vast',
    sortValue: ({ warehouse }) => warehouse.kind,
    cell: ({ warehouse }) => <span className="text-ink-2">{kindNames[warehouse.kind]}</span>,
  },
  clusters: {
    id: 'clusters',
    header: 'Clusters',
    width: 128,
    room: 'large',
    sortsDownFirst: true,
    sortValue: ({ warehouse }) => warehouse.clusters,
    cell: ({ warehouse }) => <ClusterGauge warehouse={warehouse} />,
  },
  sessions: {
    id: 'sessions',
    header: 'Sessions',
    width: 84,
    align: 'end',
    room: 'medium',
    sortsDownFirst: true,
    sortValue: ({ warehouse }) => warehouse.activeSessions,
    cell: ({ warehouse }) =>
      warehouse.state === 'STOPPED' ? none : <span>{warehouse.activeSessions}</span>,
  },
  autoStop: {
    id: 'auto-stop',
    header: 'Auto-stop',
    width: 112,
    room: 'large',
    sortsDownFirst: true,
    // Never is longer than any time.
    sortValue: ({ warehouse }) =>
      warehouse.autoStopMinutes === 0 ? Infinity : warehouse.autoStopMinutes,
    cell: ({ warehouse }) => (
      <Warned why={idleWarning(warehouse)}>{autoStopWords(warehouse)}</Warned>
    ),
  },
  owner: {
    id: 'owner',
    header: 'Owner',
    width: 100,
    room: 'huge',
    sortValue: ({ warehouse }) => warehouse.creatorUserName,
    cell: ({ warehouse }) => <Principal name={warehouse.creatorUserName} />,
  },
  id: {
    id: 'id',
    header: 'Warehouse id',
    width: 150,
    room: 'large',
    isOptional: true,
    sortValue: ({ warehouse }) => warehouse.warehouseId,
    cell: ({ warehouse }) => <code className="text-ink-2">{warehouse.warehouseId}</code>,
  },
} satisfies Record<string, Column<ShownRow>>

/** What is wrong stands in full; health itself is quiet. */
function Health({ warehouse }: { warehouse: Warehouse }) {
  const health = healthLook(warehouse)
  if (!health) return none
  if (health.look === 'succeeded') return <span className="text-ink-2">Healthy</span>
  const summary = warehouse.health?.summary
  return (
    <span title={[summary, warehouse.health?.details].filter(Boolean).join('. ') || undefined}>
      <StateBadge {...health} word={summary ?? health.word} />
    </span>
  )
}

/** The columns of a list of warehouses. */
export function warehouseColumns(isOverAll: boolean): Column<ShownRow>[] {
  const { state, name, ...others } = columns
  return [state, name, ...(isOverAll ? [workspaceColumn] : []), ...Object.values(others)]
}
