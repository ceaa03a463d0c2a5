/** States of the SQL warehouses API; UNKNOWN is ours, for a state that is newer than this list. */
export const warehouseStates = [
  'STARTING',
  'RUNNING',
  'STOPPING',
  'STOPPED',
  'DELETING',
  'DELETED',
  'UNKNOWN',
] as const
export type WarehouseState = (typeof warehouseStates)[number]

/** Serverless warehouses are PRO with a flag on the wire; for people they are a third kind. */
export const warehouseKinds = ['classic', 'pro', 'serverless', 'unknown'] as const
export type WarehouseKind = (typeof warehouseKinds)[number]

export const warehouseHealths = ['HEALTHY', 'DEGRADED', 'FAILED', 'UNKNOWN'] as const
export type WarehouseHealth = (typeof warehouseHealths)[number]

/** Smallest first. */
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

/** Permission levels on a warehouse, least to most. */
export const warehousePermissionLevels = [
  'CAN_VIEW',
  'CAN_USE',
  'CAN_MONITOR',
  'CAN_MANAGE',
  'IS_OWNER',
] as const
export type WarehousePermissionLevel = (typeof warehousePermissionLevels)[number]
