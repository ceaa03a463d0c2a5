import { warehouseId } from '@/lib/databricks/ids'
import type { Warehouse } from '@/lib/resources/warehouses/schema'

/** A stopped warehouse, for tests to change what they are about. */
export const aWarehouse = (change: Partial<Warehouse> = {}): Warehouse => ({
  warehouseId: warehouseId.parse('a1b2c3d4e5f60718'),
  name: 'ETL Warehouse',
  state: 'STOPPED',
  health: null,
  kind: 'pro',
  usesPhoton: true,
  size: 'Large',
  minClusters: 1,
  maxClusters: 6,
  clusters: 0,
  activeSessions: 0,
  autoStopMinutes: 20,
  creatorUserName: 'kira@contoso.example',
  spotPolicy: null,
  channel: 'CHANNEL_NAME_CURRENT',
  tags: {},
  connection: null,
  ...change,
})
