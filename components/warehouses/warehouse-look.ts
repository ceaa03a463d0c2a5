import type { Warehouse, WarehouseState } from '@/lib/resources/warehouses/schema'
import type { StateLook } from '../ui/state-badge'

export type WarehouseLook = { look: StateLook; word: string; isMoving: boolean }

const looks: Record<WarehouseState, WarehouseLook> = {
  STARTING: { look: 'queued', word: 'Starting', isMoving: true },
  RUNNING: { look: 'running', word: 'Running', isMoving: false },
  STOPPING: { look: 'canceled', word: 'Stopping', isMoving: true },
  STOPPED: { look: 'skipped', word: 'Stopped', isMoving: false },
  DELETING: { look: 'canceled', word: 'Deleting', isMoving: true },
  DELETED: { look: 'skipped', word: 'Deleted', isMoving: false },
  UNKNOWN: { look: 'unknown', word: 'Unknown', isMoving: false },
}

type Looked = Pick<Warehouse, 'state' | 'health'>

/** It did not come up: the API leaves it stopped and tells the failure as its health. */
export const hasFailed = ({ state, health }: Looked): boolean =>
  state === 'STOPPED' && health?.status === 'FAILED'

/** States of the SQL warehouses API onto the eight looks. */
export const warehouseLook = (warehouse: Looked): WarehouseLook =>
  hasFailed(warehouse)
    ? { look: 'failed', word: 'Failed', isMoving: false }
    : looks[warehouse.state]

type HealthLook = { look: StateLook; word: string }

/** How it does; null while there is nothing to tell, as of one that is stopped. */
export function healthLook({ health }: Pick<Warehouse, 'health'>): HealthLook | null {
  switch (health?.status) {
    case 'FAILED':
      return { look: 'failed', word: 'Failed' }
    case 'DEGRADED':
      return { look: 'warning', word: 'Degraded' }
    case 'HEALTHY':
      return { look: 'succeeded', word: 'Healthy' }
    default:
      return null
  }
}
