import 'server-only'
import { z } from 'zod'
import { cursorOf } from '@/lib/api/cursor'
import type { Caller } from '@/lib/auth/caller'
import { apiPath } from '@/lib/databricks/api-path'
import type { VerbOptions } from '@/lib/databricks/call'
import { askWorkspace, callWorkspace } from '@/lib/databricks/client'
import { collectPages } from '@/lib/databricks/pages'
import { readPermissions } from '@/lib/databricks/permissions'
import { readWarehouse, readWarehousePage } from './read'
import { filterRows } from './rules'
import type {
  ListWarehousesInput,
  WarehouseDetail,
  WarehouseInput,
  WarehousePage,
  WarehousePermissions,
} from './schema'

// People watch states move, so an answer is shared among panels and tabs that ask together, and no longer.
const together = { freshMs: 1_000 }

/** The SQL warehouses the caller may see. */
export async function listWarehouses(
  caller: Caller,
  { workspace, q = '', limit, pageToken }: ListWarehousesInput,
  { signal }: VerbOptions = {},
): Promise<WarehousePage> {
  let firstAsOf: string | undefined
  const cursor = cursorOf('warehouses', { workspace, q })
  const page = await collectPages(limit, cursor.open(pageToken), async (token) => {
    const { value, asOf } = await askWorkspace(caller, workspace, {
      method: 'GET',
      path: apiPath`/api/2.0/sql/warehouses`,
      query: { page_token: token ?? undefined },
      reader: readWarehousePage,
      keep: together,
      signal,
    })
    firstAsOf ??= asOf
    return value
  })
  const rows = page.items.map((warehouse) => ({ workspace, warehouse }))
  const items = filterRows(rows, { text: q }).map(({ warehouse }) => warehouse)
  const nextPageToken = cursor.seal(page.nextPageToken)
  return { items, nextPageToken, asOf: firstAsOf ?? new Date().toISOString() }
}

export async function getWarehouse(
  caller: Caller,
  { workspace, warehouseId }: WarehouseInput,
  { signal }: VerbOptions = {},
): Promise<WarehouseDetail> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.0/sql/warehouses/${warehouseId}`,
    reader: readWarehouse,
    keep: together,
    signal,
  })
  return { ...value, asOf }
}

/** Who may do what with it; Databricks refuses the list itself to people without Can Manage. */
export async function getWarehousePermissions(
  caller: Caller,
  { workspace, warehouseId }: WarehouseInput,
  { signal }: VerbOptions = {},
): Promise<WarehousePermissions> {
  const { value, asOf } = await askWorkspace(caller, workspace, {
    method: 'GET',
    path: apiPath`/api/2.0/permissions/warehouses/${warehouseId}`,
    reader: readPermissions,
    keep: { freshMs: 5_000, staleMs: 20_000 },
    signal,
  })
  return { grants: value, asOf }
}

/** Starts a warehouse; one that runs or starts is left as it is. */
export const startWarehouse = (caller: Caller, input: WarehouseInput, options: VerbOptions = {}) =>
  act(caller, input, apiPath`/api/2.0/sql/warehouses/${input.warehouseId}/start`, options)

/** Stops a warehouse, and with it the queries that run on it; one that is stopped stays so. */
export const stopWarehouse = (caller: Caller, input: WarehouseInput, options: VerbOptions = {}) =>
  act(caller, input, apiPath`/api/2.0/sql/warehouses/${input.warehouseId}/stop`, options)

async function act(
  caller: Caller,
  input: WarehouseInput,
  path: ReturnType<typeof apiPath>,
  options: VerbOptions,
): Promise<WarehouseDetail> {
  await callWorkspace(caller, input.workspace, {
    method: 'POST',
    path,
    body: {},
    reader: z.unknown(),
    // Both name the state to come to, so the second time does nothing (SQL warehouses API).
    idempotent: true,
    signal: options.signal,
  })
  return getWarehouse(caller, input, options)
}
