'use client'

import type { Access } from '@/lib/databricks/grants'
import { useWarehouse } from '@/lib/resources/warehouses/hooks'
import type { WarehouseDetail } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { DetailHead } from '../../layout/detail-head'
import { RenewalNotice } from '../../ui/renewal-notice'
import { useArrived } from '../../ui/use-arrived'
import { DetailTop } from '../../workspaces/detail-top'
import { WarehouseActions } from '../warehouse-actions'
import { WarehouseBadge } from '../warehouse-badge'
import { WarehouseButtons } from './warehouse-buttons'
import { WarehouseFacts } from './warehouse-facts'
import { WarehouseWhy } from './warehouse-why'

type WarehouseProps = { workspace: Workspace; initial: WarehouseDetail }

export function WarehouseTop({
  workspace,
  initial,
  access,
}: WarehouseProps & { access: Promise<Access | undefined> | undefined }) {
  const { data: warehouse = initial } = useWarehouse(workspace.alias, initial.warehouseId, initial)
  return (
    <WarehouseActions>
      <DetailTop
        noun="warehouses"
        workspace={workspace}
        name={warehouse.name}
        actions={
          <WarehouseButtons
            workspace={workspace}
            warehouse={warehouse}
            access={useArrived(access)}
          />
        }
      />
    </WarehouseActions>
  )
}

/** Name, state, facts, and what is the matter with it; follows the warehouse live. */
export function WarehouseHead({ workspace, initial }: WarehouseProps) {
  const live = useWarehouse(workspace.alias, initial.warehouseId, initial)
  const warehouse = live.data ?? initial
  return (
    <>
      <DetailHead
        name={warehouse.name}
        badge={<WarehouseBadge warehouse={warehouse} />}
        noun="warehouse"
        id={warehouse.warehouseId}
        asOf={warehouse.asOf}
        isLive={!live.isStale}
      />
      <WarehouseFacts warehouse={warehouse} />
      <RenewalNotice live={live} />
      <WarehouseWhy warehouse={warehouse} />
    </>
  )
}
