import type { WorkspaceFacts } from '../workspace'
import type { Health, Warehouse } from './warehouse'

const hostOf = (workspaceId: string) =>
  `adb-${workspaceId}.${Number(BigInt(workspaceId) % 20n)}.azuredatabricks.net`

const isUp = ({ state }: Warehouse) => state === 'RUNNING'

/** Between the least and the most of them, by how much is asked of it now. */
function clustersOf({ spec, sessions, busyUntil }: Warehouse, now: number): number {
  const wanted = busyUntil > now ? Math.ceil(sessions / 10) : 0
  return Math.min(spec.max_num_clusters, Math.max(spec.min_num_clusters, wanted))
}

function healthOf(warehouse: Warehouse): Health | undefined {
  if (warehouse.failure) return warehouse.failure
  if (warehouse.state === 'STOPPED' || warehouse.state === 'DELETED') return undefined
  return (isUp(warehouse) && warehouse.trouble) || { status: 'HEALTHY' }
}

export function toWire(warehouse: Warehouse, facts: WorkspaceFacts, now: number) {
  const { id, spec, creator, state, sessions } = warehouse
  const hostname = hostOf(facts.workspaceId)
  const path = `/sql/1.0/warehouses/${id}`
  const health = healthOf(warehouse)
  return {
    id,
    ...spec,
    size: spec.cluster_size.toUpperCase().replace('-', '_'),
    creator_name: creator,
    state,
    num_clusters: isUp(warehouse) ? clustersOf(warehouse, now) : 0,
    num_active_sessions: isUp(warehouse) ? sessions : 0,
    jdbc_url: `jdbc:spark://${hostname}:443/default;transportMode=http;ssl=1;AuthMech=3;httpPath=${path};`,
    odbc_params: { hostname, path, port: 443, protocol: 'https' },
    ...(health ? { health } : {}),
  }
}
