import { idleWarning } from '@/lib/resources/warehouses/rules'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { WarehouseBadge } from './warehouse-badge'
import type { ShownRow } from './warehouse-columns'
import { healthLook } from './warehouse-look'

/** A warehouse's second line on a phone: what the columns would say, in the order of importance. */
export function WarehousePhoneLine({
  row: { warehouse, workspace },
  isOverAll,
}: {
  row: ShownRow
  isOverAll: boolean
}) {
  const health = healthLook(warehouse)
  return (
    <span className="flex items-center gap-2.5 overflow-hidden">
      <WarehouseBadge warehouse={warehouse} />
      {health?.look === 'warning' && <span className="text-warning">{health.word}</span>}
      {idleWarning(warehouse) && <span className="text-warning">never stops</span>}
      <span className="truncate">
        {warehouse.size}, {warehouse.clusters} of {warehouse.maxClusters}
      </span>
      {isOverAll && <WorkspaceTag workspace={workspace} />}
    </span>
  )
}
