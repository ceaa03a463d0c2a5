'use client'

import type { ReactNode } from 'react'
import type { Access } from '@/lib/databricks/grants'
import { useWarehouse } from '@/lib/resources/warehouses/hooks'
import type { WarehouseDetail } from '@/lib/resources/warehouses/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Breadcrumb } from '../../layout/breadcrumb'
import { navigation } from '../../layout/navigation'
import { PageTitle, PageTop } from '../../layout/page-top'
import { LiveAge } from '../../table/live-age'
import { CopyButton } from '../../ui/copy-button'
import { ProblemNotice } from '../../ui/problem-notice'
import { WorkspaceTag } from '../../workspaces/workspace-tag'
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
}: WarehouseProps & { access?: Access | undefined }) {
  const { data: warehouse = initial } = useWarehouse(workspace.alias, initial.warehouseId, initial)
  return (
    <WarehouseActions>
      <PageTop
        hasPalette={false}
        actions={<WarehouseButtons workspace={workspace} warehouse={warehouse} access={access} />}
      >
        <WarehouseCrumbs workspace={workspace}>{warehouse.name}</WarehouseCrumbs>
      </PageTop>
    </WarehouseActions>
  )
}

/** The way back to the list that the warehouse stands in. */
export function WarehouseCrumbs({
  workspace,
  children,
}: {
  workspace: Workspace
  children: ReactNode
}) {
  return (
    <Breadcrumb
      start={<WorkspaceTag workspace={workspace} />}
      crumbs={navigation
        .filter(({ noun }) => noun === 'warehouses')
        .map((entry) => ({ label: entry.label, href: entry.inWorkspace(workspace.alias) }))}
      here={children}
    />
  )
}

/** Name, state, facts, and what is the matter with it; follows the warehouse live. */
export function WarehouseHead({ workspace, initial }: WarehouseProps) {
  const live = useWarehouse(workspace.alias, initial.warehouseId, initial)
  const warehouse = live.data ?? initial
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle>{warehouse.name}</PageTitle>
        <WarehouseBadge warehouse={warehouse} />
        <span className="flex min-w-0 items-center gap-1 text-ink-3">
          <code className="truncate">{warehouse.warehouseId}</code>
          <CopyButton text={warehouse.warehouseId} label="Copy the warehouse id" />
        </span>
        <span className="ml-auto phone:hidden">
          <LiveAge asOf={warehouse.asOf} isLive={!live.isStale} />
        </span>
      </div>
      <WarehouseFacts warehouse={warehouse} />
      {live.error && (
        <div className="mt-4">
          <ProblemNotice
            problem={live.error}
            title="This page could not renew itself"
            onRetry={() => void live.refresh()}
          />
        </div>
      )}
      <WarehouseWhy warehouse={warehouse} />
    </>
  )
}
