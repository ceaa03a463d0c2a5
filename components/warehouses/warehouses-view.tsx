'use client'

import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { useMemo } from 'react'
import { useAllWarehouses, type AllWarehouses } from '@/lib/resources/warehouses/hooks'
import type { WarehousesPart } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTitle, PageTop } from '../layout/page-top'
import { ColumnChooser } from '../table/column-chooser'
import { KeyHints } from '../table/key-hints'
import { LiveAge } from '../table/live-age'
import { useTableView } from '../table/use-table-view'
import { onUse } from '../ui/on-use'
import type { Refused } from '../workspaces/no-workspace'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { WarehouseActions } from './warehouse-actions'
import { warehouseColumns } from './warehouse-columns'
import { WarehouseCounts } from './warehouse-counts'
import { countedRows, shownRows, useWarehousesFilter } from './warehouses-filter'
import { WarehousesTable } from './warehouses-table'
import { WarehousesToolbar } from './warehouses-toolbar'

const PartNotices = onUse(() =>
  import('../workspaces/part-notices').then((module) => module.PartNotices),
)
const NoWorkspace = onUse(() =>
  import('../workspaces/no-workspace').then((module) => module.NoWorkspace),
)

type WarehousesViewProps = {
  workspaces: readonly Workspace[]
  initial: readonly { workspace: Workspace; part: WarehousesPart }[]
  userName: string
}

/** The SQL warehouses of one workspace or of all of them, live. */
export function WarehousesView({ workspaces, initial, userName }: WarehousesViewProps) {
  const all = useAllWarehouses(workspaces, initial)
  const refused = refusedParts(all)
  const only = workspaces.length === 1 ? workspaces[0] : undefined
  return (
    <WarehouseActions>
      <PageTop>
        <PageTitle>SQL warehouses</PageTitle>
        {only && <WorkspaceTag workspace={only} />}
        {all.asOf && (
          <span className="phone:hidden">
            <LiveAge asOf={all.asOf} isLive={all.parts.every(({ live }) => !live.isStale)} />
          </span>
        )}
      </PageTop>
      {refused.length === all.parts.length ? (
        <NoWorkspace refused={refused} userName={userName} things="SQL warehouses" />
      ) : (
        <NuqsAdapter>
          <Warehouses all={all} workspaces={workspaces} />
        </NuqsAdapter>
      )}
    </WarehouseActions>
  )
}

/** The workspaces that know this person too little to show anything. */
const refusedParts = (all: AllWarehouses<Workspace>): Refused[] =>
  all.parts.flatMap(({ workspace, live }) =>
    live.error?.status === 403 && !live.data ? [{ workspace, problem: live.error }] : [],
  )

function Warehouses({
  all,
  workspaces,
}: {
  all: AllWarehouses<Workspace>
  workspaces: readonly Workspace[]
}) {
  const isOverAll = workspaces.length > 1
  const control = useWarehousesFilter()
  const columns = useMemo(() => warehouseColumns(isOverAll), [isOverAll])
  const view = useTableView(columns, 'state')
  const counted = countedRows(all.rows, control.filter)
  const shown = shownRows(counted, control.filter).flatMap((row) => {
    const workspace = workspaces.find(({ alias }) => alias === row.workspace)
    return workspace ? [{ ...row, workspace }] : []
  })
  const hasRows = all.parts.some(({ live }) => live.data)
  // Nothing at all is here: the notices say why, and counts of nothing would only mislead.
  if (!hasRows && !all.isLoading) return <PartNotices parts={all.parts} things="SQL warehouses" />

  return (
    <>
      <WarehouseCounts
        warehouses={counted.map(({ warehouse }) => warehouse)}
        chosen={control.filter.show}
        onChoose={(show) => control.set({ show })}
      />
      {all.parts.some(({ live }) => live.isLoading || live.error) && (
        <PartNotices parts={all.parts} things="SQL warehouses" />
      )}
      <section aria-labelledby="warehouses" className="mt-6">
        <div className="mb-2 flex flex-wrap items-center gap-x-2.5 gap-y-2">
          <h2 id="warehouses" className="text-md font-semibold tracking-[-0.005em]">
            Warehouses
          </h2>
          <span className="tabular mr-auto text-ink-3" role="status">
            {shown.length === all.rows.length
              ? shown.length
              : `${shown.length} of ${all.rows.length}`}
          </span>
          <WarehousesToolbar rows={all.rows} filter={control}>
            <ColumnChooser columns={columns} view={view} />
          </WarehousesToolbar>
        </div>
        <WarehousesTable
          rows={hasRows ? shown : undefined}
          columns={columns}
          view={view}
          isOverAll={isOverAll}
          isNarrow={control.isNarrow}
          onResetFilter={control.reset}
        />
        <KeyHints />
      </section>
    </>
  )
}
