'use client'

import type { Access } from '@/lib/databricks/grants'
import { idleWarning, whyNot, type WarehouseAction } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ActionBar } from '../../ui/action-bar'
import { useAskWarehouse } from '../warehouse-actions'
import { actionWords } from '../warehouse-ask'
import { inDatabricks } from '../warehouse-links'
import { actionIcons, warehouseMenu } from '../warehouse-menu'

const actions: readonly WarehouseAction[] = ['stop', 'start']

/** What the page invites to. Ending what runs is never pressed on anybody, but for what costs for nothing. */
function urged(warehouse: Warehouse): WarehouseAction | null {
  if (warehouse.state === 'STOPPED') return 'start'
  return idleWarning(warehouse) === undefined ? null : 'stop'
}

type WarehouseButtonsProps = {
  workspace: Workspace
  warehouse: Warehouse
  /** The caller's rights, where they could be read; else Databricks itself has the last word. */
  access?: Access | undefined
}

/** What can be done to this warehouse. */
export function WarehouseButtons({ workspace, warehouse, access }: WarehouseButtonsProps) {
  const ask = useAskWarehouse()
  const inviting = urged(warehouse)
  // A phone has room for one: what can be done now, for what stops cannot be stopped.
  const likeliest = inviting ?? actions.find((each) => !whyNot(each, warehouse)) ?? 'start'
  return (
    <ActionBar
      inDatabricks={inDatabricks(workspace.host, warehouse.warehouseId)}
      actions={actions.map((action) => ({
        id: action,
        label: actionWords[action].verb,
        icon: actionIcons[action],
        look: action === inviting ? 'primary' : 'secondary',
        isMain: action === likeliest,
        disabledReason: whyNot(action, warehouse, access),
        onPress: () => ask({ action, workspace, warehouse }),
      }))}
      menu={warehouseMenu(workspace, warehouse, ask, access)}
    />
  )
}
