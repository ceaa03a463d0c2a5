'use client'

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { filterRows, type WarehouseRow } from '@/lib/resources/warehouses/rules'
import { stepOf } from '../table/step-of'
import { groupsOf, isOfKind, kindFilters, warehouseGroups } from './warehouse-group'

export const warehousesParsers = {
  q: parseAsString.withDefault(''),
  kind: parseAsStringLiteral(kindFilters).withDefault('all'),
  show: parseAsStringLiteral(warehouseGroups),
}

/** Which warehouses are listed, kept in the URL: a link shows the same list to whoever opens it. */
export function useWarehousesFilter() {
  const [filter, set] = useQueryStates(warehousesParsers)
  return {
    filter,
    set: (change: Partial<typeof filter>) => void set(change, stepOf(change)),
    reset: () => void set({ q: null, kind: null, show: null }, stepOf({})),
    isNarrow: filter.q !== '' || filter.show !== null || filter.kind !== 'all',
  }
}
export type WarehousesFilter = ReturnType<typeof useWarehousesFilter>['filter']

/** What the counts count: everything but the count that is chosen. */
export const countedRows = (
  rows: readonly WarehouseRow[],
  { q, kind }: WarehousesFilter,
): WarehouseRow[] =>
  filterRows(rows, { text: q }).filter(({ warehouse }) => isOfKind(warehouse, kind))

export const shownRows = (
  counted: readonly WarehouseRow[],
  { show }: WarehousesFilter,
): WarehouseRow[] =>
  counted.filter(({ warehouse }) => show === null || groupsOf(warehouse).includes(show))
