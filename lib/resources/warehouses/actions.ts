import { mutate } from 'swr'
import type { WarehouseId, WorkspaceAlias } from '@/lib/databricks/ids'
import { fetchJson } from '@/lib/fetch-json'
import { warehousePaths } from './paths'
import type { WarehouseDetail, WarehousePage } from './schema'

/** Each asks our API once, shows the new state everywhere at once and throws ProblemError when refused. */
export const startWarehouse = (workspace: WorkspaceAlias, id: WarehouseId) =>
  act(warehousePaths.start(workspace, id), workspace, id)

export const stopWarehouse = (workspace: WorkspaceAlias, id: WarehouseId) =>
  act(warehousePaths.stop(workspace, id), workspace, id)

async function act(
  path: string,
  workspace: WorkspaceAlias,
  id: WarehouseId,
): Promise<WarehouseDetail> {
  try {
    const after = await fetchJson<WarehouseDetail>(path, { method: 'POST', body: '{}' })
    await show(workspace, after)
    return after
  } catch (error) {
    // It may have happened all the same, or somebody else was faster: look.
    void mutate(warehousePaths.detail(workspace, id))
    void mutate(warehousePaths.list(workspace))
    throw error
  }
}

async function show(workspace: WorkspaceAlias, after: WarehouseDetail): Promise<void> {
  const withIt = (page: WarehousePage | undefined) =>
    page && {
      ...page,
      items: page.items.map((each) => (each.warehouseId === after.warehouseId ? after : each)),
    }
  await mutate(warehousePaths.detail(workspace, after.warehouseId), after, { revalidate: false })
  // The row changes at once; the list is asked for behind it, and from then on as often as a moving one.
  void mutate<WarehousePage>(warehousePaths.list(workspace), withIt)
}
