'use client'

import { User } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { JobRow } from '@/lib/resources/jobs/rules'
import { FilterChip } from '../table/filter-chip'
import { SearchInput } from '../ui/search-input'
import { Segmented } from '../ui/segmented'
import { useHotkeys } from '../ui/use-hotkeys'
import { startFilters, startsBy, type StartFilter } from './job-group'
import type { useJobsFilter } from './jobs-filter'

const startNames: Record<StartFilter, string> = {
  all: 'All',
  schedule: 'Scheduled',
  trigger: 'Triggered',
  continuous: 'Continuous',
  manual: 'By hand',
}

export function JobsToolbar({
  rows,
  filter: { filter, set },
  children,
}: {
  rows: readonly JobRow[]
  filter: ReturnType<typeof useJobsFilter>
  children?: ReactNode
}) {
  const search = useRef<HTMLInputElement>(null)
  useHotkeys({ '/': () => search.current?.focus() })
  return (
    <div className="flex flex-wrap items-center gap-2 phone:w-full">
      <SearchInput
        ref={search}
        label="Filter jobs"
        shortcut="/"
        value={filter.q}
        onChange={(q) => set({ q })}
        onLeave={() => search.current?.blur()}
      />
      <FilterChip icon={User} isOn={filter.mine} onToggle={() => set({ mine: !filter.mine })}>
        <span className="phone:sr-only">Mine</span>
      </FilterChip>
      <Segmented
        label="What starts them"
        value={filter.starts}
        onChange={(starts) => set({ starts })}
        segments={startFilters.map((starts) => ({
          value: starts,
          label: startNames[starts],
          count: rows.filter((row) => starts === 'all' || startsBy(row) === starts).length,
        }))}
      />
      {children}
    </div>
  )
}
