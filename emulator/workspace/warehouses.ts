import { createHash } from 'node:crypto'
import type { Level } from './access'
import { versions, type Call } from './call'
import { invalidParameter, notFound, permissionDenied } from './errors'
import { queryInteger } from './fields'
import { readPageToken, toPage } from './page-token'
import { advance, durationsOf, remove, requireKept, start, stop } from './warehouses/lifecycle'
import { readSpec } from './warehouses/read-spec'
import { toWire } from './warehouses/to-wire'
import type { Warehouse } from './warehouses/warehouse'

function warehousesAt({ workspace, now }: Call): Warehouse[] {
  // SQL tasks that ran until now have used warehouses in their time.
  workspace.jobsAt(now)
  const all = [...workspace.warehouses.values()]
  for (const warehouse of all) advance(warehouse, now, workspace.durations.startMs)
  return all.filter(({ state }) => state !== 'DELETED')
}

function warehouseFor(call: Call, needed: Level): Warehouse {
  const { workspace, principal, params } = call
  const id = params['id'] ?? ''
  const warehouse = warehousesAt(call).find((each) => each.id === id)
  if (!warehouse) throw notFound(`SQL warehouse ${id} does not exist.`)
  // The words of the service name neither the level nor the warehouse (seen on a live workspace).
  if (!workspace.can(principal, 'warehouses', warehouse.accessList, needed)) {
    throw permissionDenied("You don't have permission to this resource.")
  }
  return warehouse
}

/** Everything, unless the request asks for less. */
function readPageSize(query: URLSearchParams): number {
  const size = queryInteger(query, 'page_size', 0)
  if (size < 0) throw invalidParameter('page_size must not be negative')
  return size || Infinity
}

function listWarehouses(call: Call) {
  const { workspace, principal, query, now } = call
  const size = readPageSize(query)
  const offset = readPageToken(query.get('page_token'), 'warehouses')
  const visible = warehousesAt(call)
    .filter(({ accessList }) => workspace.sees(principal, 'warehouses', accessList))
    .sort((a, b) => a.spec.name.localeCompare(b.spec.name))
  const page = toPage(visible, offset, size, 'warehouses')
  return {
    ...(page.items.length > 0
      ? { warehouses: page.items.map((each) => toWire(each, workspace.facts, now)) }
      : {}),
    ...(page.nextToken ? { next_page_token: page.nextToken } : {}),
  }
}

function requireFreeName(call: Call, name: string, own?: Warehouse): void {
  if (!warehousesAt(call).some((each) => each !== own && each.spec.name === name)) return
  // The words that Databricks' own demos compare with.
  throw invalidParameter(`SQL warehouse with name \`${name}\` already exists`)
}

function newId({ workspace, now }: Call): string {
  const text = `${workspace.facts.workspaceId}/${workspace.warehouses.size}/${now}`
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function createWarehouse(call: Call) {
  const { workspace, principal, now, body } = call
  if (!workspace.directory.hasEntitlement(principal, 'allow-cluster-create')) {
    throw permissionDenied('You do not have permission to create SQL warehouses.')
  }
  const spec = readSpec(body)
  requireFreeName(call, spec.name)
  const warehouse: Warehouse = {
    id: newId(call),
    spec,
    creator: principal.name,
    accessList: [{ grantee: { kind: principal.kind, name: principal.name }, level: 'IS_OWNER' }],
    state: 'STOPPED',
    since: now,
    dueAt: null,
    lastQueryAt: now,
    busyUntil: 0,
    sessions: 0,
    trouble: null,
    failure: null,
  }
  workspace.warehouses.set(warehouse.id, warehouse)
  start(warehouse, now, durationsOf(warehouse, workspace.durations.startMs))
  return { id: warehouse.id }
}

function editWarehouse(call: Call) {
  const warehouse = warehouseFor(call, 'CAN_MANAGE')
  requireKept(warehouse)
  const spec = readSpec(call.body, warehouse.spec)
  requireFreeName(call, spec.name, warehouse)
  warehouse.spec = spec
  return {}
}

const durations = ({ workspace }: Call, warehouse: Warehouse) =>
  durationsOf(warehouse, workspace.durations.startMs)

function startWarehouse(call: Call) {
  const warehouse = warehouseFor(call, 'CAN_USE')
  start(warehouse, call.now, durations(call, warehouse))
  return {}
}

function stopWarehouse(call: Call) {
  const warehouse = warehouseFor(call, 'CAN_MANAGE')
  stop(warehouse, call.now, durations(call, warehouse))
  return {}
}

function deleteWarehouse(call: Call) {
  const warehouse = warehouseFor(call, 'CAN_MANAGE')
  remove(warehouse, call.now, durations(call, warehouse))
  return {}
}

function getConfig({ workspace, principal }: Call) {
  if (!workspace.directory.isAdmin(principal)) {
    throw permissionDenied('Only workspace admins can read the configuration of SQL warehouses.')
  }
  return {
    security_policy: 'DATA_ACCESS_CONTROL',
    enable_serverless_compute: true,
    enabled_warehouse_types: [
      { warehouse_type: 'PRO', enabled: true },
      { warehouse_type: 'CLASSIC', enabled: true },
    ],
  }
}

const sql = (method: string, path: string, handle: (call: Call) => unknown) =>
  versions(method, ['2.0'], `/sql${path}`, handle)

/**
 * SQL warehouses API. Who may use a warehouse may start it; only who manages or owns it may stop it, and CAN_MONITOR
 * does not ("SQL warehouse ACLs", learn.microsoft.com/azure/databricks/security/auth/access-control).
 */
export const warehouseRoutes = [
  ...sql('GET', '/warehouses', listWarehouses),
  ...sql('POST', '/warehouses', createWarehouse),
  ...sql('GET', '/warehouses/{id}', (call) =>
    toWire(warehouseFor(call, 'CAN_VIEW'), call.workspace.facts, call.now),
  ),
  ...sql('DELETE', '/warehouses/{id}', deleteWarehouse),
  ...sql('POST', '/warehouses/{id}/edit', editWarehouse),
  ...sql('POST', '/warehouses/{id}/start', startWarehouse),
  ...sql('POST', '/warehouses/{id}/stop', stopWarehouse),
  ...sql('GET', '/config/warehouses', getConfig),
]
