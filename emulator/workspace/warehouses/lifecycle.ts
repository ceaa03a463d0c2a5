import { invalidState } from '../errors'
import type { Health, Warehouse, WarehouseState } from './warehouse'

/** How long each change takes. */
export type WarehouseDurations = { startMs: number; stopMs: number }

/** Serverless compute is there in a moment; other warehouses wait for machines. */
export const durationsOf = ({ spec }: Warehouse, transitionMs: number): WarehouseDurations => ({
  startMs: spec.enable_serverless_compute ? Math.round(transitionMs / 3) : transitionMs,
  stopMs: Math.round(transitionMs / 4),
})

const failsToStart = 'fails-to-start'

const stockout: Health = {
  status: 'FAILED',
  summary: 'Warehouse failed to start',
  message: 'Clusters are failing to launch. Cluster launch will be retried.',
  details: 'The requested VM size is not available in the region of the workspace.',
  failure_reason: {
    code: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
    type: 'CLOUD_FAILURE',
    parameters: { azure_error_code: 'SkuNotAvailable' },
  },
}

function enter(
  warehouse: Warehouse,
  state: WarehouseState,
  at: number,
  takesMs: number | null,
): void {
  warehouse.state = state
  warehouse.since = at
  warehouse.dueAt = takesMs === null ? null : at + takesMs
}

const isOnItsWayOut = ({ state }: Warehouse) => state === 'DELETING' || state === 'DELETED'

/** What is being deleted is not started, stopped or edited any more: each of these would bring it back. */
export function requireKept(warehouse: Warehouse): void {
  if (isOnItsWayOut(warehouse)) {
    throw invalidState(`SQL warehouse ${warehouse.id} is being deleted.`)
  }
}

/** Nothing happens to one that runs or starts: the call is idempotent, as Databricks' JavaScript SDK says of it. */
export function start(warehouse: Warehouse, at: number, { startMs }: WarehouseDurations): void {
  requireKept(warehouse)
  if (warehouse.state === 'RUNNING' || warehouse.state === 'STARTING') return
  warehouse.failure = null
  enter(warehouse, 'STARTING', at, startMs)
}

export function stop(warehouse: Warehouse, at: number, { stopMs }: WarehouseDurations): void {
  requireKept(warehouse)
  if (warehouse.state === 'STOPPED' || warehouse.state === 'STOPPING') return
  warehouse.sessions = 0
  warehouse.busyUntil = Math.min(warehouse.busyUntil, at)
  enter(warehouse, 'STOPPING', at, stopMs)
}

/** Asked for twice, it is deleted no later: this call is idempotent, too (the same SDK). */
export function remove(warehouse: Warehouse, at: number, { stopMs }: WarehouseDurations): void {
  if (isOnItsWayOut(warehouse)) return
  enter(warehouse, 'DELETING', at, stopMs)
}

function arrive(warehouse: Warehouse, at: number): void {
  if (warehouse.state === 'STARTING' && warehouse.spec.name.includes(failsToStart)) {
    warehouse.failure = stockout
    return enter(warehouse, 'STOPPED', at, null)
  }
  if (warehouse.state === 'STARTING') {
    warehouse.lastQueryAt = at
    return enter(warehouse, 'RUNNING', at, null)
  }
  enter(warehouse, warehouse.state === 'DELETING' ? 'DELETED' : 'STOPPED', at, null)
}

/** When it stops by itself: so many minutes after its last query; null while it has none to fear. */
function autoStopAt({ state, spec, lastQueryAt, busyUntil, since }: Warehouse): number | null {
  if (state !== 'RUNNING' || spec.auto_stop_mins === 0) return null
  return Math.max(lastQueryAt, busyUntil, since) + spec.auto_stop_mins * 60_000
}

/** Brings about, in order, everything that is due by now. */
export function advance(warehouse: Warehouse, now: number, transitionMs: number): void {
  for (;;) {
    const due = warehouse.dueAt ?? autoStopAt(warehouse)
    if (due === null || due > now) return
    if (warehouse.dueAt !== null) arrive(warehouse, due)
    else stop(warehouse, due, durationsOf(warehouse, transitionMs))
  }
}

/** A query wakes a warehouse that is stopped, and keeps one that runs awake until it is through. */
export function query(
  warehouse: Warehouse,
  at: number,
  busyUntil: number,
  transitionMs: number,
): void {
  advance(warehouse, at, transitionMs)
  warehouse.lastQueryAt = at
  warehouse.busyUntil = Math.max(warehouse.busyUntil, busyUntil)
  if (warehouse.state === 'STOPPED') start(warehouse, at, durationsOf(warehouse, transitionMs))
}
