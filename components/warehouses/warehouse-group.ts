import { idleWarning, isTransitional, isTroubled } from '@/lib/resources/warehouses/rules'
import type { Warehouse, WarehouseKind } from '@/lib/resources/warehouses/schema'

export const warehouseGroups = ['troubled', 'idle', 'changing', 'running', 'stopped'] as const
export type WarehouseGroup = (typeof warehouseGroups)[number]

export const kindFilters = ['all', 'serverless', 'pro', 'classic'] as const
export type KindFilter = (typeof kindFilters)[number]

export const isOfKind = (warehouse: { kind: WarehouseKind }, kind: KindFilter): boolean =>
  kind === 'all' || warehouse.kind === kind

/** Which counts a warehouse belongs to; a troubled one may also run. */
export function groupsOf(warehouse: Warehouse): readonly WarehouseGroup[] {
  const groups: WarehouseGroup[] = []
  if (isTroubled(warehouse)) groups.push('troubled')
  if (idleWarning(warehouse)) groups.push('idle')
  if (isTransitional(warehouse)) groups.push('changing')
  if (warehouse.state === 'RUNNING') groups.push('running')
  if (warehouse.state === 'STOPPED') groups.push('stopped')
  return groups
}
