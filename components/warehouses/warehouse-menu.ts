import { ArrowUpRight, CircleStop, Copy, Play, type LucideIcon } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import { whyNot, type WarehouseAction } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { MenuItem } from '../ui/menu-item'
import { actionWords, type WarehouseAsk } from './warehouse-ask'
import { inDatabricks } from './warehouse-links'

export const actionIcons: Record<WarehouseAction, LucideIcon> = { start: Play, stop: CircleStop }

export const warehouseActions: readonly WarehouseAction[] = ['start', 'stop']

/** What can be done to a warehouse. In a list rights are not known, so only the state gives reasons there. */
export function warehouseMenu(
  workspace: Workspace,
  warehouse: Warehouse,
  ask: (ask: WarehouseAsk) => void,
  access?: Access,
): MenuItem[] {
  return [
    ...warehouseActions.map((action): MenuItem => ({
      kind: 'action',
      label: `${actionWords[action].verb} warehouse`,
      icon: actionIcons[action],
      isDanger: action === 'stop',
      effect: 'write',
      disabledReason: whyNot(action, warehouse, access),
      onSelect: () => ask({ action, workspace, warehouse }),
    })),
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Copy the warehouse id',
      icon: Copy,
      onSelect: () => void navigator.clipboard.writeText(warehouse.warehouseId),
    },
    {
      kind: 'link',
      label: 'Open in Databricks',
      icon: ArrowUpRight,
      href: inDatabricks(workspace.host, warehouse.warehouseId),
      isExternal: true,
    },
  ]
}
