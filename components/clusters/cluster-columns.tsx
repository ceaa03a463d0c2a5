'use client'

import { Pin } from 'lucide-react'
import { formatRuntime } from '@/lib/format/runtimes'
import { formatMemory } from '@/lib/format/quantities'
import {
  idleMs,
  idleWarning,
  ownerOf,
  uptimeMs,
  workersOf,
  type ClusterRow,
} from '@/lib/resources/clusters/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { none, optionalColumn, Principal, Warned } from '../table/cells'
import type { Column } from '../table/column'
import { Icon } from '../ui/icon'
import type { StateLook } from '../ui/state-badge'
import { TimeSince } from '../ui/time'
import { workspaceColumn } from '../workspaces/workspace-column'
import { ClusterBadge } from './cluster-badge'
import { isIdle } from './cluster-group'
import { clusterLook } from './cluster-look'
import { accessModeWords, autoTerminationWords, sizeWords, sourceWords } from './cluster-words'

/** A row knows its workspace whole: for its tag, its link to Databricks and its confirmations. */
export type ShownRow = Omit<ClusterRow, 'workspace'> & { workspace: Workspace }

/** A duration that goes on counting from where it is now. */
function Lasting({ ms, nowMs }: { ms: number | null; nowMs: number }) {
  return ms === null ? none : <TimeSince at={new Date(nowMs - ms).toISOString()} isCoarse />
}

const restRank: Partial<Record<StateLook, number>> = { failed: 0, running: 2, skipped: 4 }

/** What is broken, then what moves, then what runs; what rests comes last. */
function stateRank({ cluster }: ShownRow): number {
  const { look, isMoving } = clusterLook(cluster)
  return isMoving ? 1 : (restRank[look] ?? 3)
}

const nameColumn: Column<ShownRow> = {
  id: 'name',
  header: 'Name',
  room: 'always',
  sortValue: ({ cluster }) => cluster.name.toLowerCase(),
  cell: ({ cluster }) => (
    <>
      {cluster.name}
      {cluster.isPinned && (
        <span className="ml-1.5 inline-flex align-[-2px] text-ink-3" title="Pinned">
          <Icon of={Pin} size={14} />
          <span className="sr-only">, pinned</span>
        </span>
      )}
    </>
  ),
}

const stateColumn: Column<ShownRow> = {
  id: 'state',
  header: 'State',
  width: 122,
  room: 'always',
  sortValue: stateRank,
  cell: ({ cluster }) => <ClusterBadge cluster={cluster} />,
}

const sizeColumn: Column<ShownRow> = {
  id: 'size',
  header: 'Size',
  width: 140,
  room: 'small',
  sortsDownFirst: true,
  sortValue: ({ cluster }) => workersOf(cluster),
  cell: ({ cluster }) => <span className="text-ink-2">{sizeWords(cluster.size)}</span>,
}

const ownerColumn: Column<ShownRow> = {
  id: 'owner',
  header: 'Owner',
  width: 100,
  room: 'large',
  sortValue: ({ cluster }) => ownerOf(cluster),
  cell: ({ cluster }) => <Principal name={ownerOf(cluster)} />,
}

const runtimeColumn: Column<ShownRow> = {
  id: 'runtime',
  header: 'Runtime',
  width: 96,
  room: 'vast',
  sortValue: ({ cluster }) => cluster.sparkVersion,
  cell: ({ cluster }) =>
    cluster.sparkVersion === null ? (
      none
    ) : (
      <span className="text-ink-2" title={cluster.sparkVersion}>
        {formatRuntime(cluster.sparkVersion, cluster.usesPhoton)}
      </span>
    ),
}

const nodeTypeColumn: Column<ShownRow> = {
  id: 'node-type',
  header: 'Node type',
  width: 156,
  room: 'widest',
  sortValue: ({ cluster }) => cluster.nodeTypeId,
  cell: ({ cluster }) => <code className="text-ink-2">{cluster.nodeTypeId ?? '–'}</code>,
}

const uptimeColumn = (nowMs: number): Column<ShownRow> => ({
  id: 'uptime',
  header: 'Uptime',
  width: 96,
  align: 'end',
  room: 'small',
  sortsDownFirst: true,
  sortValue: ({ cluster }) => uptimeMs(cluster, nowMs),
  cell: ({ cluster }) => <Lasting ms={uptimeMs(cluster, nowMs)} nowMs={nowMs} />,
})

const idleColumn = (nowMs: number): Column<ShownRow> => ({
  id: 'idle',
  header: 'Idle',
  width: 96,
  align: 'end',
  room: 'medium',
  sortsDownFirst: true,
  sortValue: ({ cluster }) => idleMs(cluster, nowMs),
  cell: ({ cluster }) => (
    <span className={isIdle(cluster, nowMs) ? 'font-medium text-warning' : 'text-ink-2'}>
      <Lasting ms={idleMs(cluster, nowMs)} nowMs={nowMs} />
    </span>
  ),
})

const autoTerminationColumn = (nowMs: number): Column<ShownRow> => ({
  id: 'auto-termination',
  header: 'Auto-termination',
  width: 124,
  room: 'huge',
  sortsDownFirst: true,
  sortValue: ({ cluster }) =>
    cluster.autoTerminationMinutes === 0 ? Infinity : cluster.autoTerminationMinutes,
  cell: ({ cluster }) => (
    <Warned why={idleWarning(cluster, nowMs)}>{autoTerminationWords(cluster)}</Warned>
  ),
})

const optionalColumns: readonly Column<ShownRow>[] = [
  optionalColumn('source', 'Source', 150, ({ cluster }) => sourceWords(cluster.source)),
  optionalColumn('access', 'Access mode', 150, ({ cluster }) => accessModeWords(cluster)),
  optionalColumn('memory', 'Memory', 90, ({ cluster: { memoryMb } }) =>
    memoryMb === null ? null : formatMemory(memoryMb),
  ),
  optionalColumn('id', 'Cluster id', 190, ({ cluster }) => cluster.clusterId),
]

/** The columns of a list of clusters; a list of one workspace does not repeat its name in each row. */
export function clusterColumns(nowMs: number, isOverAll: boolean): Column<ShownRow>[] {
  return [
    stateColumn,
    nameColumn,
    ...(isOverAll ? [workspaceColumn] : []),
    sizeColumn,
    runtimeColumn,
    nodeTypeColumn,
    ownerColumn,
    uptimeColumn(nowMs),
    idleColumn(nowMs),
    autoTerminationColumn(nowMs),
    ...optionalColumns,
  ]
}
