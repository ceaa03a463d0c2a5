'use client'

import { uptimeMs, idleMs, workersOf } from '@/lib/resources/clusters/rules'
import type { Cluster } from '@/lib/resources/clusters/schema'
import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import { formatRelative } from '@/lib/format/moments'
import { CountStrip, type Count } from '../ui/count-strip'
import { groupsOf, type ClusterGroup } from './cluster-group'

type Measure = (cluster: Cluster, nowMs: number) => number

const sinceMs = (moment: string | null, nowMs: number) =>
  moment === null ? 0 : Math.max(0, nowMs - Date.parse(moment))

const upFor: Measure = (cluster, nowMs) => uptimeMs(cluster, nowMs) ?? 0
const idleFor: Measure = (cluster, nowMs) => idleMs(cluster, nowMs) ?? 0
const changingFor: Measure = (cluster, nowMs) =>
  sinceMs(cluster.lastRestartedAt ?? cluster.startedAt, nowMs)
const endedFor: Measure = (cluster, nowMs) => sinceMs(cluster.terminatedAt, nowMs)

const longest = (values: readonly number[]) => formatDuration(Math.max(...values))
const latest = (values: readonly number[], nowMs: number) =>
  formatRelative(nowMs - Math.min(...values), nowMs)

type Line = {
  group: ClusterGroup
  label: string
  look: Count<ClusterGroup>['look']
  measure: Measure
  bars: string
  detail: (clusters: readonly Cluster[], values: readonly number[], nowMs: number) => string
  none: string
}

function sizeDetail(clusters: readonly Cluster[]): string {
  const workers = clusters.reduce((sum, cluster) => sum + workersOf(cluster), 0)
  return formatCounted(workers, 'worker')
}

/** In the order in which one asks: what is broken, what costs for nothing, what moves, what runs. */
const lines: readonly Line[] = [
  {
    group: 'failed',
    label: 'Failed',
    look: 'failed',
    measure: endedFor,
    bars: 'time since it failed',
    detail: (_, values, nowMs) => `latest ${latest(values, nowMs)}`,
    none: 'nothing is broken',
  },
  {
    group: 'idle',
    label: 'Idle',
    look: 'warning',
    measure: idleFor,
    bars: 'time without work',
    detail: (_, values) => `costing, longest ${longest(values)}`,
    none: 'all that runs is in use',
  },
  {
    group: 'changing',
    label: 'Changing',
    look: 'queued',
    measure: changingFor,
    bars: 'time since it was last started',
    detail: (clusters) => changingDetail(clusters),
    none: 'nothing starts or stops',
  },
  {
    group: 'running',
    label: 'Running',
    look: 'running',
    measure: upFor,
    bars: 'uptime',
    detail: sizeDetail,
    none: 'nothing is up',
  },
  {
    group: 'terminated',
    label: 'Terminated',
    look: 'skipped',
    measure: endedFor,
    bars: 'time since it ended',
    detail: (_, values, nowMs) => `latest ${latest(values, nowMs)}`,
    none: 'nothing rests',
  },
]

function changingDetail(clusters: readonly Cluster[]): string {
  const starting = clusters.filter(({ state }) => state === 'PENDING' || state === 'RESTARTING')
  const resizing = clusters.filter(({ state }) => state === 'RESIZING')
  const parts = [
    starting.length && `${starting.length} starting`,
    resizing.length && `${resizing.length} resizing`,
    clusters.length - starting.length - resizing.length &&
      `${clusters.length - starting.length - resizing.length} stopping`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** How many clusters are in which condition; each count filters the list below it. */
export function ClusterCounts(props: {
  clusters: readonly Cluster[]
  nowMs: number
  chosen: ClusterGroup | null
  onChoose: (group: ClusterGroup | null) => void
}) {
  const { clusters, nowMs } = props
  const counts = lines.map((line): Count<ClusterGroup> => {
    const members = clusters.filter((cluster) => groupsOf(cluster, nowMs).includes(line.group))
    const values = members.map((cluster) => line.measure(cluster, nowMs)).sort((a, b) => a - b)
    return {
      value: line.group,
      label: line.label,
      look: line.look,
      count: members.length,
      detail: members.length ? line.detail(members, values, nowMs) : line.none,
      bars: values,
      barsMean: `each bar is one cluster: ${line.bars}`,
    }
  })
  return (
    <CountStrip
      label="Clusters by condition"
      counts={counts}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  )
}
