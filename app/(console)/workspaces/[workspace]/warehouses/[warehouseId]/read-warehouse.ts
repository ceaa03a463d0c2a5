import { notFound } from 'next/navigation'
import { warehouseId } from '@/lib/databricks/ids'
import { readWorkspace } from '../../read-workspace'

export type WarehouseParams = Promise<{ workspace: string; warehouseId: string }>

/** The warehouse a path names, as far as the path tells; what can be no id of one is a 404. */
export async function readWarehouse(params: WarehouseParams) {
  const workspace = await readWorkspace(params)
  const id = warehouseId.safeParse((await params).warehouseId)
  if (!id.success) notFound()
  return { workspace, input: { workspace: workspace.alias, warehouseId: id.data } }
}
