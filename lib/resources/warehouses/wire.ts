import { z } from 'zod'
import { warehouseId } from '@/lib/databricks/ids'
import { warehouseHealths, warehouseStates } from './states'

const tag = z.object({ key: z.string().optional(), value: z.coerce.string().optional() })

/** The fields of `EndpointInfo` that Lakedeck reads; anything may be missing but the id. */
export const warehouseWire = z.object({
  id: warehouseId,
  name: z.string().optional(),
  state: z.enum(warehouseStates).catch('UNKNOWN').optional(),
  health: z
    .object({
      status: z.enum(warehouseHealths).catch('UNKNOWN').optional(),
      summary: z.string().optional(),
      message: z.string().optional(),
      details: z.string().optional(),
      failure_reason: z
        .object({
          code: z.string().optional(),
          parameters: z.record(z.string(), z.coerce.string()).optional(),
        })
        .optional(),
    })
    .optional(),
  warehouse_type: z.string().optional(),
  enable_serverless_compute: z.boolean().optional(),
  enable_photon: z.boolean().optional(),
  cluster_size: z.string().optional(),
  min_num_clusters: z.number().optional(),
  max_num_clusters: z.number().optional(),
  num_clusters: z.number().optional(),
  num_active_sessions: z.number().optional(),
  auto_stop_mins: z.number().optional(),
  creator_name: z.string().optional(),
  spot_instance_policy: z.string().optional(),
  channel: z
    .object({ name: z.string().optional(), dbsql_version: z.string().optional() })
    .optional(),
  tags: z.object({ custom_tags: z.array(tag).default([]) }).optional(),
  odbc_params: z
    .object({
      hostname: z.string().optional(),
      path: z.string().optional(),
      port: z.number().optional(),
    })
    .optional(),
  jdbc_url: z.string().optional(),
})
export type WarehouseWire = z.infer<typeof warehouseWire>

export const warehousePageWire = z.object({
  warehouses: z.array(warehouseWire).default([]),
  next_page_token: z.string().optional(),
})
