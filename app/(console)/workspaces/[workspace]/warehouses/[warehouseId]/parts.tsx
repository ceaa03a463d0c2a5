import { GrantList, GrantsHidden } from '@/components/access/grant-list'
import { FailedSection } from '@/components/ui/failed-section'
import { WarehouseTop } from '@/components/warehouses/detail/warehouse-head'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import { getMe } from '@/lib/resources/me/server'
import type { WarehouseDetail } from '@/lib/resources/warehouses/schema'
import { getWarehousePermissions } from '@/lib/resources/warehouses/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type PartProps = { caller: Caller; workspace: Workspace; warehouse: WarehouseDetail }

/** The top again, once the caller's rights are known: buttons then tell whose permission is missing. */
export async function TopPart({ caller, workspace, warehouse }: PartProps) {
  const input = { workspace: workspace.alias, warehouseId: warehouse.warehouseId }
  const [permissions, me] = await Promise.all([
    settle(getWarehousePermissions(caller, input)),
    settle(getMe(caller, input)),
  ])
  const access =
    permissions.ok && me.ok ? { permissions: permissions.value, me: me.value } : undefined
  return <WarehouseTop workspace={workspace} initial={warehouse} access={access} />
}

export async function PermissionsPart({ caller, workspace, warehouse }: PartProps) {
  const input = { workspace: workspace.alias, warehouseId: warehouse.warehouseId }
  const settled = await settle(getWarehousePermissions(caller, input))
  if (!settled.ok && settled.problem.status === 403) return <GrantsHidden thing="warehouse" />
  if (!settled.ok) return <FailedSection title="Permissions" problem={settled.problem} />
  return <GrantList grants={settled.value.grants} thing="warehouse" />
}
