import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { GrantsSkeleton } from '@/components/access/grants-skeleton'
import { WarehouseConnection } from '@/components/warehouses/detail/warehouse-connection'
import { WarehouseHead, WarehouseTop } from '@/components/warehouses/detail/warehouse-head'
import { WarehouseProblem } from '@/components/warehouses/detail/warehouse-problem'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { warehouseId } from '@/lib/databricks/ids'
import { getWarehouse } from '@/lib/resources/warehouses/server'
import { readWorkspace } from '../../read-workspace'
import { PermissionsPart, TopPart } from './parts'

export const metadata: Metadata = { title: 'SQL warehouse' }

type WarehousePageProps = { params: Promise<{ workspace: string; warehouseId: string }> }

export default async function WarehousePage({ params }: WarehousePageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const id = warehouseId.safeParse((await params).warehouseId)
  if (!id.success) notFound()
  const input = { workspace: workspace.alias, warehouseId: id.data }
  const settled = await settle(getWarehouse(caller, input))
  if (!settled.ok && settled.problem.status === 404) notFound()
  if (!settled.ok) return <WarehouseProblem workspace={workspace} problem={settled.problem} />
  const warehouse = settled.value
  return (
    <>
      <title>{`${warehouse.name} · Lakedeck`}</title>
      <Suspense fallback={<WarehouseTop workspace={workspace} initial={warehouse} />}>
        <TopPart caller={caller} workspace={workspace} warehouse={warehouse} />
      </Suspense>
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
