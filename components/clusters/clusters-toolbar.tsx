'use client'

import { Pin } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { ClusterRow } from '@/lib/resources/clusters/rules'
import { FilterChip } from '../table/filter-chip'
import { SearchInput } from '../ui/search-input'
import { Segmented } from '../ui/segmented'
import { useHotkeys } from '../ui/use-hotkeys'
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
  children,
}: {
  rows: readonly ClusterRow[]
  filter: ReturnType<typeof useClustersFilter>
  children?: ReactNode
}) {
  const search = useRef<HTMLInputElement>(null)
  useHotkeys({ '/': () => search.current?.focus() })
  return (
    <div className="flex flex-wrap items-center gap-2 phone:w-full">
      <SearchInput
        ref={search}
        label="Filter clusters"
        shortcut="/"
        value={filter.q}
        onChange={(q) => set({ q })}
        onLeave={() => search.current?.blur()}
      />
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
      {children}
    </div>
  )
}
