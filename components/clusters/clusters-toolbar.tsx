'use client'

import { Pin } from 'lucide-react'
import type { ClusterRow } from '@/lib/resources/clusters/rules'
import { FilterChip } from '../table/filter-chip'
import { FilterInput } from '../table/filter-input'
import { Segmented } from '../ui/segmented'
import { clusterKinds, isOfKind, type ClusterKind } from './cluster-group'
import type { useClustersFilter } from './clusters-filter'

const kindNames: Record<ClusterKind, string> = {
  'all-purpose': 'All-purpose',
  job: 'Job',
  pipeline: 'Pipeline',
  all: 'All',
}

export function ClustersToolbar({
  rows,
  filter: { filter, set },
}: {
  rows: readonly ClusterRow[]
  filter: ReturnType<typeof useClustersFilter>
}) {
  return (
    <>
      <FilterInput things="clusters" value={filter.q} onChange={(q) => set({ q })} />
      <FilterChip icon={Pin} isOn={filter.pinned} onToggle={() => set({ pinned: !filter.pinned })}>
        <span className="phone:sr-only">Pinned</span>
      </FilterChip>
      <Segmented
        label="Kind of cluster"
        value={filter.kind}
        onChange={(kind) => set({ kind })}
        segments={clusterKinds.map((kind) => ({
          value: kind,
          label: kindNames[kind],
          count: rows.filter(({ cluster }) => isOfKind(cluster, kind)).length,
        }))}
      />
    </>
  )
}
