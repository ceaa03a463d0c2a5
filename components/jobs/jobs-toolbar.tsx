'use client'

import { User } from 'lucide-react'
import type { JobRow } from '@/lib/resources/jobs/rules'
import { FilterChip } from '../table/filter-chip'
import { FilterInput } from '../table/filter-input'
import { Segmented } from '../ui/segmented'
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
  areHere = true,
  filter: { filter, set },
}: {
  /** By which the ways to start are counted; left out where there is nothing to tell them apart for. */
  rows?: readonly JobRow[]
  /** Else there is nothing to count yet. */
  areHere?: boolean
  filter: ReturnType<typeof useJobsFilter>
}) {
  return (
    <>
      <FilterInput things="jobs" value={filter.q} onChange={(q) => set({ q })} isAmongMany />
      <FilterChip icon={User} isOn={filter.mine} onToggle={() => set({ mine: !filter.mine })}>
        <span className="phone:sr-only">Mine</span>
      </FilterChip>
      {rows && (
        <Segmented
          label="What starts them"
          value={filter.starts}
          onChange={(starts) => set({ starts })}
          segments={startFilters.map((starts) => ({
            value: starts,
            label: startNames[starts],
            ...(areHere && {
              count: rows.filter((row) => starts === 'all' || startsBy(row) === starts).length,
            }),
          }))}
        />
      )}
    </>
  )
}
