'use client'

import { formatCounted } from '@/lib/format/quantities'
import { uptimeMs } from '@/lib/resources/clusters/rules'
import type { ClusterSize } from '@/lib/resources/clusters/schema'
import { TimeSince } from '../ui/time'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { ClusterBadge } from './cluster-badge'
import type { ShownRow } from './cluster-columns'
import { sizeWords } from './cluster-words'

/** A cluster's second line on a phone: what the columns would say, in the order of importance. */
export function ClusterPhoneLine({
  row: { cluster, workspace },
  nowMs,
  isOverAll,
}: {
  row: ShownRow
  nowMs: number
  isOverAll: boolean
}) {
  const uptime = uptimeMs(cluster, nowMs)
  return (
    <span className="flex items-center gap-2.5 overflow-hidden">
      <ClusterBadge cluster={cluster} />
      {uptime !== null && <TimeSince at={new Date(nowMs - uptime).toISOString()} isCoarse />}
      <span className="truncate">{shortSize(cluster.size)}</span>
      {isOverAll && <WorkspaceTag workspace={workspace} />}
    </span>
  )
}

/** How many there are now; between how many it may have, its page tells. */
const shortSize = (size: ClusterSize): string =>
  size.kind === 'autoscale' && size.currentWorkers !== null
    ? formatCounted(size.currentWorkers, 'worker')
    : sizeWords(size)
