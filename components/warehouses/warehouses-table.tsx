'use client'

import { Database } from 'lucide-react'
import { useCallback } from 'react'
import type { Column } from '../table/column'
import { ListTable } from '../table/list-table'
import type { TableView } from '../table/use-table-view'
import { useAskWarehouse } from './warehouse-actions'
import type { ShownRow } from './warehouse-columns'
import { warehouseHref } from './warehouse-links'
import { WarehousePhoneLine } from './warehouse-phone-line'

const rowId = ({ workspace, warehouse }: ShownRow) => `${workspace.alias}/${warehouse.warehouseId}`
const rowHref = ({ workspace, warehouse }: ShownRow) =>
  warehouseHref(workspace.alias, warehouse.warehouseId)
const rowName = ({ warehouse }: ShownRow) => warehouse.name

const nothing = {
  icon: Database,
  title: 'No SQL warehouses',
  words:
    'Either none exists, or none that you may see: a warehouse is shown to those who may at least view it.',
}

type WarehousesTableProps = {
  rows: readonly ShownRow[] | undefined
  columns: readonly Column<ShownRow>[]
  view: TableView<ShownRow>
  isOverAll: boolean
  filter: { isNarrow: boolean; reset: () => void }
}

export function WarehousesTable({ isOverAll, ...list }: WarehousesTableProps) {
  const ask = useAskWarehouse()
  const phoneLine = useCallback(
    (row: ShownRow) => <WarehousePhoneLine row={row} isOverAll={isOverAll} />,
    [isOverAll],
  )
  const rowActions = useCallback(
    async ({ workspace, warehouse }: ShownRow) => {
      const { warehouseMenu } = await import('./warehouse-menu')
      return warehouseMenu(workspace, warehouse, ask)
    },
    [ask],
  )
  return (
    <ListTable
      {...list}
      label="SQL warehouses"
      things="warehouses"
      nothing={nothing}
      rowId={rowId}
      rowHref={rowHref}
      rowName={rowName}
      rowActions={rowActions}
      phoneLine={phoneLine}
    />
  )
}
