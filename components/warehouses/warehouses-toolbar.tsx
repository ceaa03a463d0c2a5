'use client'

import { useRef, type ReactNode } from 'react'
import type { WarehouseRow } from '@/lib/resources/warehouses/rules'
import { SearchInput } from '../ui/search-input'
import { Segmented } from '../ui/segmented'
import { useHotkeys } from '../ui/use-hotkeys'
import { isOfKind, kindFilters } from './warehouse-group'
import { kindNames } from './warehouse-words'
import type { useWarehousesFilter } from './warehouses-filter'

export function WarehousesToolbar({
  rows,
  filter: { filter, set },
  children,
}: {
  rows: readonly WarehouseRow[]
  filter: ReturnType<typeof useWarehousesFilter>
  children?: ReactNode
}) {
  const search = useRef<HTMLInputElement>(null)
  useHotkeys({ '/': () => search.current?.focus() })
  return (
    <div className="flex flex-wrap items-center gap-2 phone:w-full">
      <SearchInput
        ref={search}
        label="Filter warehouses"
        shortcut="/"
        value={filter.q}
        onChange={(q) => set({ q })}
        onLeave={() => search.current?.blur()}
      />
      <Segmented
        label="Kind of warehouse"
        value={filter.kind}
        onChange={(kind) => set({ kind })}
        segments={kindFilters.map((kind) => ({
          value: kind,
          label: kind === 'all' ? 'All' : kindNames[kind],
          count: rows.filter(({ warehouse }) => isOfKind(warehouse, kind)).length,
        }))}
      />
      {children}
    </div>
  )
}
