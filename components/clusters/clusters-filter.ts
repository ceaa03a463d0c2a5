'use client'

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { filterRows, type ClusterRow } from '@/lib/resources/clusters/rules'
import { stepOf } from '../table/step-of'
import { clusterGroups, clusterKinds, groupsOf, isOfKind } from './cluster-group'

export const clustersParsers = {
  q: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(clusterKinds).withDefault('all-purpose'),
  show: parseAsStringLiteral(clusterGroups),
  pinned: parseAsBoolean.withDefault(false),
}

/** Which clusters are listed, kept in the URL: a link shows the same list to whoever opens it. */
export function useClustersFilter() {
  const [filter, set] = useQueryStates(clustersParsers)
  return {
    filter,
    set: (change: Partial<typeof filter>) => void set(change, stepOf(change)),
    reset: () => void set({ q: null, kind: null, show: null, pinned: null }, stepOf({})),
    isNarrow: filter.q !== '' || filter.show !== null || filter.pinned,
  }
}
export type ClustersFilter = ReturnType<typeof useClustersFilter>['filter']

/** What the counts count: everything but the count that is chosen. */
export function countedRows(rows: readonly ClusterRow[], filter: ClustersFilter): ClusterRow[] {
  return filterRows(rows, { text: filter.q }).filter(
    ({ cluster }) => isOfKind(cluster, filter.kind) && (!filter.pinned || cluster.isPinned),
  )
}

export const shownRows = (
  counted: readonly ClusterRow[],
  { show }: ClustersFilter,
  nowMs: number,
): ClusterRow[] =>
  counted.filter(({ cluster }) => show === null || groupsOf(cluster, nowMs).includes(show))
