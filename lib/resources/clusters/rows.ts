import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { idleMs, ownerOf, uptimeMs } from './activity'
import type { Cluster } from './schema'
import type { ClusterState } from './states'

/** A cluster in a table over several workspaces. */
export type ClusterRow = { workspace: WorkspaceAlias; cluster: Cluster }

export type RowFilter = {
  /** Every word has to be found in the name, owner, id, workspace or a tag. */
  text?: string
  /** Empty or left out: all. */
  states?: readonly ClusterState[]
}

export function filterRows(
  rows: readonly ClusterRow[],
  { text = '', states = [] }: RowFilter,
): ClusterRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (states.length === 0 || states.includes(row.cluster.state)) &&
      (wanted.length === 0 || hasAll(searchText(row), wanted)),
  )
}

const hasAll = (text: string, words: readonly string[]) =>
  words.every((word) => text.includes(word))

function searchText({ workspace, cluster }: ClusterRow): string {
  const tags = Object.entries({ ...cluster.defaultTags, ...cluster.customTags })
  return [
    cluster.name,
    cluster.clusterId,
    ownerOf(cluster) ?? '',
    cluster.creatorUserName ?? '',
    workspace,
    ...tags.map(([key, value]) => `${key}:${value}`),
  ]
    .join('\n')
    .toLowerCase()
}

export const rowSortKeys = [
  'state',
  'name',
  'workspace',
  'owner',
  'runtime',
  'size',
  'uptime',
  'idle',
  'autoTermination',
] as const
export type RowSortKey = (typeof rowSortKeys)[number]
export type RowSort = { by: RowSortKey; direction: 'asc' | 'desc' }

/** What needs eyes comes first, what rests comes last; within that, by name. */
export const defaultRowSort: RowSort = { by: 'state', direction: 'asc' }

/** Rows that do not have the value stand last in both directions; ties are by name, so that rows never jump. */
export function sortRows(
  rows: readonly ClusterRow[],
  { by, direction }: RowSort,
  nowMs: number,
): ClusterRow[] {
  const sign = direction === 'asc' ? 1 : -1
  const keyed = rows.map((row) => ({ row, key: sortKeyOf(row, by, nowMs) }))
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      return a.key === b.key ? byName(a.row, b.row) : a.key === null ? 1 : -1
    }
    return sign * compare(a.key, b.key) || byName(a.row, b.row)
  })
  return keyed.map(({ row }) => row)
}

// A collator is many times faster than localeCompare in a loop.
const { compare: compareText } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))

const byName = (a: ClusterRow, b: ClusterRow) =>
  compareText(a.cluster.name, b.cluster.name) ||
  compareText(a.cluster.clusterId, b.cluster.clusterId)

const urgency: readonly ClusterState[] = [
  'ERROR',
  'PENDING',
  'RESTARTING',
  'RESIZING',
  'TERMINATING',
  'RUNNING',
  'UNKNOWN',
  'TERMINATED',
]

function sortKeyOf(
  { workspace, cluster }: ClusterRow,
  by: RowSortKey,
  nowMs: number,
): string | number | null {
  switch (by) {
    case 'state':
      return urgency.indexOf(cluster.state)
    case 'name':
      return cluster.name
    case 'workspace':
      return workspace
    case 'owner':
      return ownerOf(cluster)
    case 'runtime':
      return cluster.sparkVersion
    case 'size':
      return workersOf(cluster)
    case 'uptime':
      return uptimeMs(cluster, nowMs)
    case 'idle':
      return idleMs(cluster, nowMs)
    case 'autoTermination':
      // Never is longer than any time.
      return cluster.autoTerminationMinutes === 0
        ? Number.MAX_SAFE_INTEGER
        : cluster.autoTerminationMinutes
  }
}

/** How many workers it has, or may grow to. */
export function workersOf({ size }: Pick<Cluster, 'size'>): number {
  if (size.kind === 'single-node') return 0
  return size.kind === 'fixed' ? size.workers : (size.currentWorkers ?? size.maxWorkers)
}
