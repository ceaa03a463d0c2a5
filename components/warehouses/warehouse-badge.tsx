import type { Warehouse } from '@/lib/resources/warehouses/schema'
import { StateBadge } from '../ui/state-badge'
import { warehouseLook } from './warehouse-look'

export function WarehouseBadge({ warehouse }: { warehouse: Pick<Warehouse, 'state' | 'health'> }) {
  return <StateBadge {...warehouseLook(warehouse)} />
}
