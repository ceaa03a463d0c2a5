import type { Warehouse } from './schema'
import { warehousePageWire, warehouseWire, type WarehouseWire } from './wire'

/** Wire to domain: the API's irregular names end here. */
export function toWarehouse(wire: WarehouseWire): Warehouse {
  return {
    warehouseId: wire.id,
    name: wire.name || wire.id,
    state: wire.state ?? 'UNKNOWN',
    health: toHealth(wire.health),
    kind: toKind(wire),
    usesPhoton: wire.enable_photon ?? false,
    size: wire.cluster_size || null,
    minClusters: wire.min_num_clusters ?? 1,
    maxClusters: wire.max_num_clusters ?? wire.min_num_clusters ?? 1,
    clusters: wire.num_clusters ?? 0,
    activeSessions: wire.num_active_sessions ?? 0,
    autoStopMinutes: wire.auto_stop_mins ?? null,
    creatorUserName: wire.creator_name || null,
    spotPolicy: wire.spot_instance_policy ?? null,
    channel: wire.channel?.dbsql_version ?? wire.channel?.name ?? null,
    tags: toTags(wire),
    connection: toConnection(wire),
  }
}

function toKind({ warehouse_type, enable_serverless_compute }: WarehouseWire): Warehouse['kind'] {
  if (enable_serverless_compute) return 'serverless'
  if (warehouse_type === 'PRO') return 'pro'
  return warehouse_type === 'CLASSIC' ? 'classic' : 'unknown'
}

function toHealth(wire: WarehouseWire['health']): Warehouse['health'] {
  if (!wire?.status) return null
  return {
    status: wire.status,
    summary: wire.summary || wire.message || null,
    details:
      (wire.summary && wire.message ? `${wire.message} ` : '') + (wire.details ?? '') || null,
    failureCode: wire.failure_reason?.code ?? null,
  }
}

function toTags({ tags }: WarehouseWire): Record<string, string> {
  const pairs = (tags?.custom_tags ?? []).map(({ key, value }) => [key ?? '', value ?? ''])
  return Object.fromEntries(pairs) as Record<string, string>
}

function toConnection({ odbc_params, jdbc_url }: WarehouseWire): Warehouse['connection'] {
  if (!odbc_params?.hostname || !odbc_params.path) return null
  return {
    hostname: odbc_params.hostname,
    httpPath: odbc_params.path,
    port: odbc_params.port ?? 443,
    jdbcUrl: jdbc_url ?? null,
  }
}

export const readWarehouse = warehouseWire.transform(toWarehouse)

export const readWarehousePage = warehousePageWire.transform((wire) => ({
  items: wire.warehouses.map(toWarehouse),
  nextPageToken: wire.next_page_token || null,
}))
