import { z } from 'zod'

/** The short name of a workspace in DATABRICKS_WORKSPACES, and in every URL of ours: `prod`. */
export const workspaceAlias = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'a workspace alias is lower-case letters, digits and dashes')
  .brand<'WorkspaceAlias', 'inout'>()
export type WorkspaceAlias = z.infer<typeof workspaceAlias>

/** `MMDD-HHMMSS-xxxxxxxx`; older ones and job clusters (`…-v2n`) vary in the last part. */
export const clusterId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{3,127}$/, 'not a cluster id')
  .brand<'ClusterId', 'inout'>()
export type ClusterId = z.infer<typeof clusterId>

/** 64-bit and beyond 2^53, so always its digits in a string. */
const longInteger = z.string().regex(/^[1-9]\d{0,18}$/, 'not an id: 1 to 19 digits')

export const jobId = longInteger.brand<'JobId', 'inout'>()
export type JobId = z.infer<typeof jobId>

/** A run of a job, and just so a run of one task: they share one range of numbers. */
export const runId = longInteger.brand<'RunId', 'inout'>()
export type RunId = z.infer<typeof runId>

export const repairId = longInteger.brand<'RepairId', 'inout'>()
export type RepairId = z.infer<typeof repairId>

/** Sixteen hexadecimal digits. */
export const warehouseId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{3,63}$/, 'not a warehouse id')
  .brand<'WarehouseId', 'inout'>()
export type WarehouseId = z.infer<typeof warehouseId>

/** An id as it stands on the wire: a bare integer, which our reader of JSON leaves in a string when it is large. */
export const onWire = <Id extends z.ZodType>(id: Id) =>
  z.preprocess((value) => (Number.isSafeInteger(value) ? String(value) : value), id)
