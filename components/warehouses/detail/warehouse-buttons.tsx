'use client'

import { ArrowUpRight, Ellipsis } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import { idleWarning, whyNot, type WarehouseAction } from '@/lib/resources/warehouses/rules'
import type { Warehouse } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { buttonClass } from '../../ui/button-class'
import { Icon } from '../../ui/icon'
import { Menu } from '../../ui/menu'
import { useAskWarehouse } from '../warehouse-actions'
import { actionWords } from '../warehouse-ask'
import { inDatabricks } from '../warehouse-links'
import { actionIcons, warehouseActions, warehouseMenu } from '../warehouse-menu'

/** The likeliest next step stands last, where the eye ends. */
const ordered = (main: WarehouseAction) =>
  warehouseActions.toSorted((a, b) => Number(a === main) - Number(b === main))

type WarehouseButtonsProps = {
  workspace: Workspace
  warehouse: Warehouse
  /** The caller's rights, where they could be read; else Databricks itself has the last word. */
  access?: Access | undefined
}

/** What can be done to this warehouse. What cannot stays, with the reason. */
export function WarehouseButtons({ workspace, warehouse, access }: WarehouseButtonsProps) {
  const ask = useAskWarehouse()
  const main = warehouse.state === 'STOPPED' ? 'start' : 'stop'
  // Ending what runs is never pressed on anybody, but for what costs for nothing.
  const isUrged = main === 'start' || idleWarning(warehouse) !== undefined
  return (
    <div className="flex shrink-0 items-center gap-2">
      <a
        href={inDatabricks(workspace.host, warehouse.warehouseId)}
        target="_blank"
        rel="noreferrer"
        className={buttonClass({ look: 'quiet', className: '@max-[900px]/page:hidden' })}
      >
        Open in Databricks
        <Icon of={ArrowUpRight} />
      </a>
      {ordered(main).map((action) => (
        <span key={action} className={action === main ? 'flex' : 'flex @max-[760px]/page:hidden'}>
          <Button
            icon={actionIcons[action]}
            look={isUrged && action === main ? 'primary' : 'secondary'}
            disabledReason={whyNot(action, warehouse, access)}
            onClick={() => ask({ action, workspace, warehouse })}
          >
            {actionWords[action].verb}
          </Button>
        </span>
      ))}
      <Menu
        label="More actions"
        align="end"
        items={warehouseMenu(workspace, warehouse, ask, access)}
        className={buttonClass({ isSquare: true, className: '@min-[901px]/page:hidden' })}
      >
        <Icon of={Ellipsis} />
      </Menu>
    </div>
  )
}
