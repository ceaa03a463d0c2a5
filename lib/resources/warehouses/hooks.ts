'use client'

import { useState } from 'react'
import type { WarehouseId, WorkspaceAlias } from '@/lib/databricks/ids'
import { useLive, type Live } from '@/lib/use-live'
import { warehousePaths } from './paths'
import { refreshIntervalMs, type WarehouseRow } from './rules'
import type { WarehouseDetail, WarehousePage, WarehousePermissions, WarehousesPart } from './schema'

export { startWarehouse, stopWarehouse } from './actions'

const pageInterval = (page: WarehousePage | undefined) => refreshIntervalMs(page?.items)

/** The warehouses of one workspace, looked at more often while one of them moves. */
export function useWarehouses(
  workspace: WorkspaceAlias,
  initial?: WarehousePage,
): Live<WarehousePage> {
  return useLive(warehousePaths.list(workspace), { initial, refreshMs: pageInterval })
}

export type AllWarehouses<W> = {
  /** Each workspace by itself, in the order given: a failing or slow one takes nothing from the others. */
  parts: { workspace: W; live: Live<WarehousePage> }[]
  rows: WarehouseRow[]
  /** The oldest of the parts that are here. */
  asOf: string | undefined
  isLoading: boolean
  refresh: () => Promise<void>
}

/**
 * The warehouses of several workspaces at once. The list is that of the first render: give the component a
 * `key` of the aliases when it can change.
 */
export function useAllWarehouses<W extends { alias: WorkspaceAlias }>(
  workspaces: readonly W[],
  initial: readonly { workspace: { alias: WorkspaceAlias }; part: WarehousesPart }[] = [],
): AllWarehouses<W> {
  const [fixed] = useState(() => [...workspaces])
  const parts = fixed.map((workspace) => {
    const part = initial.find((each) => each.workspace.alias === workspace.alias)?.part
    // eslint-disable-next-line react-hooks/rules-of-hooks -- the list is fixed by the first render, so is the order
    const live = useLive<WarehousePage>(warehousePaths.list(workspace.alias), {
      initial: part?.kind === 'ok' ? part.page : undefined,
      initialProblem: part?.kind === 'failed' ? part.problem : undefined,
      refreshMs: pageInterval,
    })
    return { workspace, live }
  })
  return {
    parts,
    rows: parts.flatMap(({ workspace, live }) =>
      (live.data?.items ?? []).map((warehouse) => ({ workspace: workspace.alias, warehouse })),
    ),
    asOf: parts.flatMap(({ live }) => live.asOf ?? []).sort()[0],
    isLoading: parts.some(({ live }) => live.isLoading),
    refresh: async () => void (await Promise.all(parts.map(({ live }) => live.refresh()))),
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

export function useWarehousePermissions(
  workspace: WorkspaceAlias,
  id: WarehouseId,
  initial?: WarehousePermissions,
): Live<WarehousePermissions> {
  return useLive<WarehousePermissions>(warehousePaths.permissions(workspace, id), {
    initial,
    refreshMs: () => 60_000,
  })
}
