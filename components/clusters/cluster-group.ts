import { idleMs, isTransitional } from '@/lib/resources/clusters/rules'
import type { Cluster, ClusterSource } from '@/lib/resources/clusters/schema'
import { hasFailed } from './is-failure'

export const clusterGroups = ['running', 'changing', 'idle', 'failed', 'terminated'] as const
export type ClusterGroup = (typeof clusterGroups)[number]

export const clusterKinds = ['all-purpose', 'job', 'pipeline', 'all'] as const
export type ClusterKind = (typeof clusterKinds)[number]

const kinds: Record<ClusterSource, Exclude<ClusterKind, 'all'>> = {
  UI: 'all-purpose',
  API: 'all-purpose',
  MODELS: 'all-purpose',
  SQL: 'all-purpose',
  UNKNOWN: 'all-purpose',
  JOB: 'job',
  PIPELINE: 'pipeline',
  PIPELINE_MAINTENANCE: 'pipeline',
}

export const isOfKind = ({ source }: Pick<Cluster, 'source'>, kind: ClusterKind): boolean =>
  kind === 'all' || kinds[source] === kind

/** By what the Clusters API calls them; none stands for all. UNKNOWN is no word of the API. */
export const sourcesOf = (kind: ClusterKind): ClusterSource[] =>
  kind === 'all'
    ? []
    : (Object.keys(kinds) as ClusterSource[]).filter(
        (source) => source !== 'UNKNOWN' && kinds[source] === kind,
      )

/** From here on a running cluster that nobody uses is worth a look. */
const idleFromMs = 3_600_000

/** It costs while nobody uses it; job and pipeline clusters end with their work. */
export const isIdle = (cluster: Cluster, nowMs: number): boolean =>
  isOfKind(cluster, 'all-purpose') && (idleMs(cluster, nowMs) ?? 0) >= idleFromMs

/** Which counts a cluster belongs to; an idle one also runs. */
export function groupsOf(cluster: Cluster, nowMs: number): readonly ClusterGroup[] {
  if (hasFailed(cluster)) return ['failed']
  if (isTransitional(cluster)) return ['changing']
  if (cluster.state === 'TERMINATED') return ['terminated']
  if (cluster.state !== 'RUNNING') return []
  return isIdle(cluster, nowMs) ? ['running', 'idle'] : ['running']
}
