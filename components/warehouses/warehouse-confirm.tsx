'use client'

import { startWarehouse, stopWarehouse } from '@/lib/resources/warehouses/actions'
import type { WarehouseAction } from '@/lib/resources/warehouses/rules'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { showToast } from '../ui/toast'
import { actionWords, callOf, type WarehouseAsk } from './warehouse-ask'
import { confirmationFor } from './warehouse-confirmation'

const run: Record<WarehouseAction, typeof startWarehouse> = {
  start: startWarehouse,
  stop: stopWarehouse,
}

/** Asks, does it, and says what happened; a refusal stays in the dialog with its reason. */
export function WarehouseConfirm({ ask, onClose }: { ask: WarehouseAsk; onClose: () => void }) {
  const { action, workspace, warehouse } = ask
  const confirm = async () => {
    await run[action](workspace.alias, warehouse.warehouseId)
    showToast({
      tone: 'succeeded',
      title: `${warehouse.name} ${actionWords[action].after}`,
      detail: `In ${workspace.alias}. This page follows it.`,
      call: callOf(action, workspace.alias, warehouse),
    })
  }
  return <ConfirmDialog confirmation={confirmationFor(ask)} onConfirm={confirm} onClose={onClose} />
}
