import { GrantList, GrantsHidden } from '@/components/access/grant-list'
import { FailedSection } from '@/components/ui/failed-section'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { WarehouseDetail } from '@/lib/resources/warehouses/schema'
import { getWarehousePermissions } from '@/lib/resources/warehouses/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type PartProps = { caller: Caller; workspace: Workspace; warehouse: WarehouseDetail }

export async function PermissionsPart({ caller, workspace, warehouse }: PartProps) {
  const input = { workspace: workspace.alias, warehouseId: warehouse.warehouseId }
  const settled = await settle(getWarehousePermissions(caller, input))
  if (!settled.ok && settled.problem.status === 403) return <GrantsHidden thing="warehouse" />
  if (!settled.ok) return <FailedSection title="Permissions" problem={settled.problem} />
  return <GrantList grants={settled.value.grants} thing="warehouse" />
}
