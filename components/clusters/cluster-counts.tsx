'use client'

import { formatDuration } from '@/lib/format/durations'
import { formatRelative } from '@/lib/format/moments'
import { formatCounted } from '@/lib/format/quantities'
import { idleMs, uptimeMs, workersOf } from '@/lib/resources/clusters/rules'
import type { Cluster } from '@/lib/resources/clusters/schema'
import { countsOf, type CountLine, type Known } from '../table/count-lines'
import { CountStrip } from '../ui/count-strip'
import { groupsOf, type ClusterGroup } from './cluster-group'

type Measure = (cluster: Cluster) => number

/** In the order in which one asks: what is broken, what costs for nothing, what moves, what runs. */
function linesAt(nowMs: number): readonly CountLine<ClusterGroup, Cluster>[] {
  const since = (moment: string | null) =>
    moment === null ? 0 : Math.max(0, nowMs - Date.parse(moment))
  const upFor: Measure = (cluster) => uptimeMs(cluster, nowMs) ?? 0
  const idleFor: Measure = (cluster) => idleMs(cluster, nowMs) ?? 0
  const changingFor: Measure = (cluster) => since(cluster.lastRestartedAt ?? cluster.startedAt)
  const endedFor: Measure = (cluster) => since(cluster.terminatedAt)
  const latestEnd = (clusters: readonly Cluster[]) =>
    `latest ${formatRelative(nowMs - Math.min(...clusters.map(endedFor)), nowMs)}`
  const bars = (of: Measure, what: string) => ({ of, mean: `each bar is one cluster: ${what}` })
  return [
    {
      group: 'failed',
      label: 'Failed',
      look: 'failed',
      some: latestEnd,
      none: 'nothing is broken',
      bars: bars(endedFor, 'time since it failed'),
    },
    {
      group: 'idle',
      label: 'Idle',
      look: 'warning',
      some: (clusters) => `costing, longest ${formatDuration(Math.max(...clusters.map(idleFor)))}`,
      none: 'all that runs is in use',
      bars: bars(idleFor, 'time without work'),
    },
    {
      group: 'changing',
      label: 'Changing',
      look: 'queued',
      some: changeWords,
      none: 'nothing starts or stops',
      bars: bars(changingFor, 'time since it was last started'),
    },
    {
      group: 'running',
      label: 'Running',
      look: 'running',
      some: (clusters) =>
        formatCounted(
          clusters.reduce((sum, cluster) => sum + workersOf(cluster), 0),
          'worker',
        ),
      none: 'nothing is up',
      bars: bars(upFor, 'uptime'),
    },
    {
      group: 'terminated',
      label: 'Terminated',
      look: 'skipped',
      some: latestEnd,
      none: 'nothing rests',
      bars: bars(endedFor, 'time since it ended'),
    },
  ]
}

function changeWords(clusters: readonly Cluster[]): string {
  const starting = clusters.filter(({ state }) => state === 'PENDING' || state === 'RESTARTING')
  const resizing = clusters.filter(({ state }) => state === 'RESIZING')
  const stopping = clusters.length - starting.length - resizing.length
  return [
    starting.length && `${starting.length} starting`,
    resizing.length && `${resizing.length} resizing`,
    stopping && `${stopping} stopping`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** How many clusters are in which condition; each count filters the list below it. */
export function ClusterCounts(props: {
  clusters: readonly Cluster[]
  known: Known
  nowMs: number
  chosen: ClusterGroup | null
  onChoose: (group: ClusterGroup | null) => void
}) {
  const { clusters, known, nowMs, chosen, onChoose } = props
  return (
    <CountStrip
      label="Clusters by condition"
      counts={countsOf(linesAt(nowMs), clusters, (cluster) => groupsOf(cluster, nowMs), known)}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
