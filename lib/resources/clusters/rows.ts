import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { ownerOf } from './activity'
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

/** How many workers it has, or may grow to. */
export function workersOf({ size }: Pick<Cluster, 'size'>): number {
  if (size.kind === 'single-node') return 0
  return size.kind === 'fixed' ? size.workers : (size.currentWorkers ?? size.maxWorkers)
}
