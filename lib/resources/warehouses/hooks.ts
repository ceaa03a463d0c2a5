'use client'

import type { WarehouseId, WorkspaceAlias } from '@/lib/databricks/ids'
import {
  renderedOf,
  useEachWorkspace,
  wholeOf,
  type RenderedPart,
  type Whole,
} from '@/lib/use-each-workspace'
import { useLive, type Live } from '@/lib/use-live'
import { warehousePaths } from './paths'
import { refreshIntervalMs, type WarehouseRow } from './rules'
import type { WarehouseDetail, WarehousePage } from './schema'

export { startWarehouse, stopWarehouse } from './actions'

export type WarehouseParts = readonly RenderedPart<WarehousePage>[]

/** The warehouses of one workspace, looked at more often while one of them moves. */
const useWarehousesOf = (
  workspace: WorkspaceAlias,
  rendered: WarehouseParts,
): Live<WarehousePage> =>
  useLive<WarehousePage>(warehousePaths.list(workspace), {
    ...renderedOf(workspace, rendered),
    refreshMs: (page) => refreshIntervalMs(page?.items),
  })

export type AllWarehouses<W> = Whole & {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: Live<WarehousePage> }[]
  rows: WarehouseRow[]
}

const nothing: WarehouseParts = []

/** The warehouses of several workspaces at once: those of the first render. */
export function useAllWarehouses<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  rendered: WarehouseParts = nothing,
): AllWarehouses<W> {
  const parts = useEachWorkspace(workspaces, useWarehousesOf, rendered)
  return {
    ...wholeOf(parts),
    parts,
    rows: parts.flatMap(({ workspace, live }) =>
      (live.data?.items ?? []).map((warehouse) => ({ workspace: workspace.alias, warehouse })),
    ),
  }
}

export function useWarehouse(
  workspace: WorkspaceAlias,
  id: WarehouseId,
  initial?: WarehouseDetail,
): Live<WarehouseDetail> {
  return useLive<WarehouseDetail>(warehousePaths.detail(workspace, id), {
    initial,
    refreshMs: (latest) => refreshIntervalMs(latest && [latest]),
  })
}
