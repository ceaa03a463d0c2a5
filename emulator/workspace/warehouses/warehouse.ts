import type { AccessList } from '../access'

export type WarehouseState =
  'STARTING' | 'RUNNING' | 'STOPPING' | 'STOPPED' | 'DELETING' | 'DELETED'

export const warehouseSizes = [
  '2X-Small',
  'X-Small',
  'Small',
  'Medium',
  'Large',
  'X-Large',
  '2X-Large',
  '3X-Large',
  '4X-Large',
  '5X-Large',
] as const
export type WarehouseSize = (typeof warehouseSizes)[number]

export const spotPolicies = [
  'POLICY_UNSPECIFIED',
  'COST_OPTIMIZED',
  'RELIABILITY_OPTIMIZED',
] as const
export const warehouseTypes = ['TYPE_UNSPECIFIED', 'CLASSIC', 'PRO'] as const
export const channelNames = [
  'CHANNEL_NAME_PREVIEW',
  'CHANNEL_NAME_CURRENT',
  'CHANNEL_NAME_PREVIOUS',
  'CHANNEL_NAME_CUSTOM',
] as const

export type WarehouseSpec = {
  name: string
  cluster_size: WarehouseSize
  min_num_clusters: number
  max_num_clusters: number
  /** Minutes without a query until it stops by itself; 0 is never. */
  auto_stop_mins: number
  warehouse_type: (typeof warehouseTypes)[number]
  enable_photon: boolean
  enable_serverless_compute: boolean
  spot_instance_policy: (typeof spotPolicies)[number]
  channel?: { name: (typeof channelNames)[number]; dbsql_version?: string }
  tags?: { custom_tags: { key: string; value: string }[] }
}

export type Health = {
  status: 'HEALTHY' | 'DEGRADED' | 'FAILED'
  message?: string
  summary?: string
  details?: string
  failure_reason?: { code: string; type: string; parameters?: Record<string, string> }
}

export type Warehouse = {
  id: string
  spec: WarehouseSpec
  creator: string
  accessList: AccessList
  state: WarehouseState
  /** Since when it is in that state. */
  since: number
  /** When it is through with starting, stopping or deleting. */
  dueAt: number | null
  /** When a query last ran; with `busyUntil` in the future there are queries now. */
  lastQueryAt: number
  busyUntil: number
  sessions: number
  /** What is wrong with it while it runs, if anything. */
  trouble: Health | null
  /** Why its last start came to nothing. */
  failure: Health | null
}
