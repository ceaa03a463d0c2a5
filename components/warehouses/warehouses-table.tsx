'use client'

import { Database, FilterX } from 'lucide-react'
import { useCallback } from 'react'
import type { Column } from '../table/column'
import { DataTable } from '../table/data-table'
import { ResourceList } from '../table/resource-list'
import { RowsSkeleton } from '../table/rows-skeleton'
import type { TableView } from '../table/use-table-view'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { useAskWarehouse } from './warehouse-actions'
import type { ShownRow } from './warehouse-columns'
import { warehouseHref } from './warehouse-links'
import { WarehousePhoneLine } from './warehouse-phone-line'

const rowId = ({ workspace, warehouse }: ShownRow) => `${workspace.alias}/${warehouse.warehouseId}`
const rowHref = ({ workspace, warehouse }: ShownRow) =>
  warehouseHref(workspace.alias, warehouse.warehouseId)
const rowName = ({ warehouse }: ShownRow) => warehouse.name

type WarehousesTableProps = {
  rows: readonly ShownRow[] | undefined
  columns: readonly Column<ShownRow>[]
  view: TableView<ShownRow>
  isOverAll: boolean
  /** Whether a filter is what hides the rest. */
  isNarrow: boolean
  onResetFilter: () => void
}

export function WarehousesTable(props: WarehousesTableProps) {
  const ask = useAskWarehouse()
  const { isOverAll } = props
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
    <ResourceList
      items={props.rows}
      failure={undefined}
      skeleton={<RowsSkeleton />}
      failed={() => null}
      empty={<NothingToShow {...props} />}
    >
      {(rows) => (
        <DataTable
          label="SQL warehouses"
          rows={rows}
          columns={props.columns}
          view={props.view}
          rowId={rowId}
          rowHref={rowHref}
          rowName={rowName}
          rowActions={rowActions}
          phoneLine={phoneLine}
        />
      )}
    </ResourceList>
  )
}

function NothingToShow({ isNarrow, onResetFilter }: WarehousesTableProps) {
  return (
    <Panel>
      {isNarrow ? (
        <EmptyState
          icon={FilterX}
          title="The filter hides all warehouses"
          actions={<Button onClick={onResetFilter}>Show all warehouses</Button>}
        >
          No warehouse fits everything that is asked for above.
        </EmptyState>
      ) : (
        <EmptyState icon={Database} title="No SQL warehouses">
          Either none exists, or none that you may see: a warehouse is shown to those who may at
          least view it.
        </EmptyState>
      )}
    </Panel>
  )
}
