import type { CsvColumns } from '@/lib/api/csv'
import type { Warehouse } from './schema'

/** The warehouses as a table for spreadsheets: one fact a column. */
export const warehouseColumns: CsvColumns<Warehouse> = {
  warehouse_id: ({ warehouseId }) => warehouseId,
  name: ({ name }) => name,
  state: ({ state }) => state,
  health: ({ health }) => health?.status,
  kind: ({ kind }) => kind,
  size: ({ size }) => size,
  photon: ({ usesPhoton }) => usesPhoton,
  clusters: ({ clusters }) => clusters,
  min_clusters: ({ minClusters }) => minClusters,
  max_clusters: ({ maxClusters }) => maxClusters,
  active_sessions: ({ activeSessions }) => activeSessions,
  auto_stop_minutes: ({ autoStopMinutes }) => autoStopMinutes,
  creator: ({ creatorUserName }) => creatorUserName,
  http_path: ({ connection }) => connection?.httpPath,
}
