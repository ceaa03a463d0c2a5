import { levelWords, standingOf, type Access } from '@/lib/databricks/grants'
import type { Warehouse } from './schema'
import { warehousePermissionLevels, type WarehouseState } from './states'

export * from './rows'

export type WarehouseAction = 'start' | 'stop'

/** Why this cannot be done to this warehouse by this person now, in a sentence; undefined when it can. */
export function whyNot(
  action: WarehouseAction,
  warehouse: Pick<Warehouse, 'state'>,
  access?: Access,
): string | undefined {
  return reasons[action][warehouse.state] ?? (access ? whyNotByAccess(action, access) : undefined)
}

const reasons: Record<WarehouseAction, Partial<Record<WarehouseState, string>>> = {
  start: {
    STARTING: 'It is already starting.',
    RUNNING: 'It is already running.',
    STOPPING: 'It is still stopping. Start it when that is done.',
    DELETING: 'It is being deleted.',
    DELETED: 'It is deleted.',
    UNKNOWN: 'Its state is not known.',
  },
  stop: {
    STOPPING: 'It is already stopping.',
    STOPPED: 'It is already stopped.',
    DELETING: 'It is being deleted.',
    DELETED: 'It is deleted.',
  },
}

// The least level for each: who may use one starts it, and only who manages or owns it stops it ("SQL warehouse
// ACLs", learn.microsoft.com/azure/databricks/security/auth/access-control).
const neededFor = { start: 'CAN_USE', stop: 'CAN_MANAGE' } as const

function whyNotByAccess(action: WarehouseAction, access: Access): string | undefined {
  const needed = neededFor[action]
  const standing = standingOf(access, warehousePermissionLevels)
  if (standing.kind === 'unknown') return undefined
  if (standing.kind === 'none')
    return `You have no permission on it. Somebody with Can Manage can give you ${levelWords(needed)}.`
  const rank = warehousePermissionLevels.indexOf(standing.level)
  if (rank >= warehousePermissionLevels.indexOf(needed)) return undefined
  const via = standing.via === null ? '' : ` through group ${standing.via}`
  return `This needs ${levelWords(needed)}; you have ${levelWords(standing.level)}${via}.`
}

const transitional: ReadonlySet<WarehouseState> = new Set(['STARTING', 'STOPPING', 'DELETING'])

/** It is on the way to another state by itself. */
export const isTransitional = ({ state }: Pick<Warehouse, 'state'>): boolean =>
  transitional.has(state)

/** Look again soon while something moves; rest when nothing does. */
export function refreshIntervalMs(warehouses: readonly Pick<Warehouse, 'state'>[] = []): number {
  return warehouses.some(isTransitional) ? 3_000 : 30_000
}

/** Something is wrong with it that a person should see. */
export const isTroubled = ({ health }: Pick<Warehouse, 'health'>): boolean =>
  health?.status === 'DEGRADED' || health?.status === 'FAILED'

/** Why it probably costs money for nothing: it runs and never stops by itself. */
export function idleWarning(
  warehouse: Pick<Warehouse, 'state' | 'autoStopMinutes' | 'activeSessions'>,
): string | undefined {
  const isIdle = warehouse.state === 'RUNNING' && warehouse.activeSessions === 0
  return isIdle && warehouse.autoStopMinutes === 0
    ? 'Nobody uses it now, and it never stops by itself.'
    : undefined
}
