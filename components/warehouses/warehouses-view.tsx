'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import {
  useAllWarehouses,
  type AllWarehouses,
  type WarehouseParts,
} from '@/lib/resources/warehouses/hooks'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ColumnChooser } from '../table/column-chooser'
import { CsvButton } from '../table/csv-button'
import { ListSection } from '../table/list-section'
import { useTableView } from '../table/use-table-view'
import { knownOf } from '../workspaces/known-of'
import { ListPage } from '../workspaces/list-page'
import { Notices } from '../workspaces/notices'
import { withWorkspace } from '../workspaces/workspace-column'
import { WarehouseActions } from './warehouse-actions'
import { warehouseColumns } from './warehouse-columns'
import { WarehouseCounts } from './warehouse-counts'
import { countedRows, shownRows, useWarehousesFilter } from './warehouses-filter'
import { WarehousesTable } from './warehouses-table'
import { WarehousesToolbar } from './warehouses-toolbar'

type WarehousesViewProps = {
  workspaces: readonly Workspace[]
  initial: WarehouseParts
  userName: string
}

/** The SQL warehouses of one workspace or of all of them, live. */
export function WarehousesView({ workspaces, initial, userName }: WarehousesViewProps) {
  const all = useAllWarehouses(workspaces, initial)
  return (
    <WarehouseActions>
      <ListPage
        title="SQL warehouses"
        things="SQL warehouses"
        asOf={all.asOf}
        parts={all.parts}
        userName={userName}
      >
        <NuqsAdapter>
          <Warehouses all={all} workspaces={workspaces} />
        </NuqsAdapter>
      </ListPage>
    </WarehouseActions>
  )
}

type WarehousesProps = { all: AllWarehouses<Workspace>; workspaces: readonly Workspace[] }

function Warehouses({ all, workspaces }: WarehousesProps) {
  const isOverAll = workspaces.length > 1
  const control = useWarehousesFilter()
  const columns = useMemo(() => warehouseColumns(isOverAll), [isOverAll])
  const view = useTableView(columns, 'state')
  const counted = countedRows(all.rows, control.filter)
  const shown = withWorkspace(shownRows(counted, control.filter), workspaces)
  const hasRows = all.parts.some(({ live }) => live.data)
  const notices = <Notices parts={all.parts} things="SQL warehouses" />
  // Nothing at all is here: the notices say why, and counts of nothing would only mislead.
  if (!hasRows && !all.isLoading) return notices
  return (
    <>
      <WarehouseCounts
        warehouses={counted.map(({ warehouse }) => warehouse)}
        known={knownOf(all, counted)}
        chosen={control.filter.show}
        onChoose={(show) => control.set({ show })}
      />
      {notices}
      <ListSection
        title="Warehouses"
        count={hasRows ? { shown: shown.length, all: all.rows.length } : undefined}
        save={
          <CsvButton
            name="warehouses"
            of="Warehouses"
            items={hasRows ? shown : undefined}
            columns={csvColumns}
          />
        }
        toolbar={
          <>
            <WarehousesToolbar rows={all.rows} filter={control} />
            <ColumnChooser columns={columns} view={view} />
          </>
        }
      >
        <WarehousesTable
          rows={hasRows ? shown : undefined}
          columns={columns}
          view={view}
          isOverAll={isOverAll}
          filter={control}
        />
      </ListSection>
    </>
  )
}

const csvColumns = async () => (await import('./shown-warehouse-csv')).shownWarehouseColumns
