import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { GrantsSkeleton } from '@/components/access/grants-skeleton'
import { LastGood } from '@/components/layout/last-good'
import { WarehouseConnection } from '@/components/warehouses/detail/warehouse-connection'
import { WarehouseHead, WarehouseTop } from '@/components/warehouses/detail/warehouse-head'
import { DetailProblem } from '@/components/workspaces/detail-problem'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import { requireCaller } from '@/lib/auth/require-caller'
import { readAccess } from '@/lib/resources/me/access'
import type { WarehouseDetail } from '@/lib/resources/warehouses/schema'
import { getWarehouse, getWarehousePermissions } from '@/lib/resources/warehouses/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PermissionsPart } from './parts'
import { readWarehouse, type WarehouseParams } from './read-warehouse'

export const metadata: Metadata = { title: 'SQL warehouse' }

export default async function WarehousePage({ params }: { params: WarehouseParams }) {
  const caller = await requireCaller()
  const { workspace, input } = await readWarehouse(params)
  const settled = await settle(getWarehouse(caller, input))
  if (!settled.ok && settled.problem.status === 404) notFound()
  return (
    <LastGood
      key={input.warehouseId}
      failed={
        settled.ok ? null : (
          <DetailProblem
            noun="warehouses"
            workspace={workspace}
            id={input.warehouseId}
            problem={settled.problem}
          />
        )
      }
    >
      {settled.ok && (
        <WarehouseParts caller={caller} workspace={workspace} warehouse={settled.value} />
      )}
    </LastGood>
  )
}

type WarehousePartsProps = { caller: Caller; workspace: Workspace; warehouse: WarehouseDetail }

function WarehouseParts({ caller, workspace, warehouse }: WarehousePartsProps) {
  return (
    <>
      <title>{`${warehouse.name} · Lakedeck`}</title>
      <WarehouseTop
        workspace={workspace}
        initial={warehouse}
        access={readAccess(
          caller,
          workspace.alias,
          getWarehousePermissions(caller, {
            workspace: workspace.alias,
            warehouseId: warehouse.warehouseId,
          }),
        )}
      />
      <WarehouseHead workspace={workspace} initial={warehouse} />
      <div className="mt-6 grid grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] gap-x-6 gap-y-6 @max-[960px]/page:grid-cols-1">
        <div>
          <WarehouseConnection warehouse={warehouse} />
        </div>
        <div>
          <Suspense fallback={<GrantsSkeleton />}>
            <PermissionsPart caller={caller} workspace={workspace} warehouse={warehouse} />
          </Suspense>
        </div>
      </div>
    </>
  )
}
