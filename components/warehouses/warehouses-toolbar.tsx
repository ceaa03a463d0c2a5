'use client'

import type { WarehouseRow } from '@/lib/resources/warehouses/rules'
import { FilterInput } from '../table/filter-input'
import { Segmented } from '../ui/segmented'
import { isOfKind, kindFilters } from './warehouse-group'
import { kindNames } from './warehouse-words'
import type { useWarehousesFilter } from './warehouses-filter'

export function WarehousesToolbar({
  rows,
  filter: { filter, set },
}: {
  rows: readonly WarehouseRow[]
  filter: ReturnType<typeof useWarehousesFilter>
}) {
  return (
    <>
      <FilterInput things="warehouses" value={filter.q} onChange={(q) => set({ q })} />
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
    </>
  )
}
