import { z } from 'zod'
import { warehouseId, workspaceAlias } from '@/lib/databricks/ids'
import { permissions } from '@/lib/databricks/permissions'
import { warehouseHealths, warehouseKinds, warehouseStates } from './states'

export type { WarehouseKind, WarehouseState } from './states'

export const warehouse = z.object({
  warehouseId,
  name: z.string(),
  state: z.enum(warehouseStates),
  /** How it does; null while it is stopped and nothing went wrong. */
  health: z
    .object({
      status: z.enum(warehouseHealths),
      /** What is the matter, in one sentence; null when nothing is. */
      summary: z.string().nullable(),
      details: z.string().nullable(),
      failureCode: z.string().nullable(),
    })
    .nullable(),
  kind: z.enum(warehouseKinds),
  usesPhoton: z.boolean(),
  size: z.string().nullable(),
  minClusters: z.number(),
  maxClusters: z.number(),
  /** Running now. */
  clusters: z.number(),
  activeSessions: z.number(),
  /** 0 means never; null means that the API did not say. */
  autoStopMinutes: z.number().nullable(),
  creatorUserName: z.string().nullable(),
  spotPolicy: z.string().nullable(),
  channel: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  /** How tools connect; null where the API did not say. */
  connection: z
    .object({
      hostname: z.string(),
      httpPath: z.string(),
      port: z.number(),
      jdbcUrl: z.string().nullable(),
    })
    .nullable(),
})
export type Warehouse = z.infer<typeof warehouse>

/** When Databricks was asked, by the server's clock. */
const asOf = z.iso.datetime()

export const warehouseDetail = warehouse.extend({ asOf })
export type WarehouseDetail = z.infer<typeof warehouseDetail>

export const warehousePage = z.object({
  items: z.array(warehouse),
  nextPageToken: z.string().nullable(),
  asOf,
})
export type WarehousePage = z.infer<typeof warehousePage>

export const warehousePermissions = permissions
export type WarehousePermissions = z.infer<typeof warehousePermissions>

/** `q` leaves out of what was read: every word of it has to be in the name, owner, id, size, workspace or a tag. */
export const listWarehousesInput = z.object({
  workspace: workspaceAlias,
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
  pageToken: z.string().min(1).max(4096).optional(),
})
export type ListWarehousesInput = z.infer<typeof listWarehousesInput>

export const warehouseInput = z.object({ workspace: workspaceAlias, warehouseId })
export type WarehouseInput = z.infer<typeof warehouseInput>
