'use client'

import { formatMemory } from '@/lib/format/quantities'
import { formatRuntime } from '@/lib/format/runtimes'
import { idleMs, idleWarning, ownerOf, uptimeMs } from '@/lib/resources/clusters/rules'
import type { Cluster } from '@/lib/resources/clusters/schema'
import { useNow } from '../../ui/clock'
import { Fact, Facts } from '../../ui/facts'
import { Time, TimeSince } from '../../ui/time'
import { isIdle } from '../cluster-group'
import { autoTerminationWords, sizeWords } from '../cluster-words'

/** What one wants to know of a cluster before anything else. */
export function ClusterFacts({ cluster }: { cluster: Cluster }) {
  const nowMs = useNow(15_000)
  const uptime = uptimeMs(cluster, nowMs)
  const idle = idleMs(cluster, nowMs)
  return (
    <Facts>
      {uptime !== null && (
        <Fact name="Uptime">
          <TimeSince at={new Date(nowMs - uptime).toISOString()} />
        </Fact>
      )}
      {idle !== null && (
        <Fact name="Idle">
          <span className={isIdle(cluster, nowMs) ? 'text-warning' : ''}>
            <TimeSince at={new Date(nowMs - idle).toISOString()} />
          </span>
        </Fact>
      )}
      {uptime === null && cluster.terminatedAt && (
        <Fact name="Ended">
          <Time at={cluster.terminatedAt} />
        </Fact>
      )}
      <Fact name="Owner">{ownerOf(cluster) ?? 'not told'}</Fact>
      <Fact name="Size">
        {sizeWords(cluster.size)}
        {cluster.cores !== null && uptime !== null && (
          <span className="tabular font-normal text-ink-2">
            , {cluster.cores} cores
            {cluster.memoryMb !== null && `, ${formatMemory(cluster.memoryMb)}`}
          </span>
        )}
      </Fact>
      {cluster.nodeTypeId && (
        <Fact name="Node type">
          <code>{cluster.nodeTypeId}</code>
        </Fact>
      )}
      {cluster.sparkVersion && (
        <Fact name="Runtime">{formatRuntime(cluster.sparkVersion, cluster.usesPhoton)}</Fact>
      )}
      <Fact name="Auto-termination">
        <span className={idleWarning(cluster, nowMs) ? 'text-warning' : ''}>
          {autoTerminationWords(cluster)}
        </span>
      </Fact>
    </Facts>
  )
}
