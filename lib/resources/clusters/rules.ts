import { standingOf, type Access } from '@/lib/databricks/grants'
import type { Cluster } from './schema'
import { clusterPermissionLevels, type ClusterState } from './states'

export * from './activity'
export * from './rows'

export type ClusterAction = 'start' | 'restart' | 'terminate'
export type ClusterAccess = Access

/** Why this cannot be done to this cluster by this person now, in a sentence; undefined when it can. */
export function whyNot(
  action: ClusterAction,
  cluster: Pick<Cluster, 'state' | 'source'>,
  access?: Access,
): string | undefined {
  return (
    whyNotBySource(action, cluster) ??
    reasons[action][cluster.state] ??
    (access ? whyNotByAccess(access) : undefined)
  )
}

/** Each state an action does not fit, with the reason; Clusters API 2.1. */
const reasons: Record<ClusterAction, Partial<Record<ClusterState, string>>> = {
  start: {
    PENDING: 'It is already starting.',
    RUNNING: 'It is already running.',
    RESTARTING: 'It is restarting.',
    RESIZING: 'It is already running, and changing its size.',
    TERMINATING: 'It is still terminating. Start it when that is done.',
    ERROR: 'It failed. Look at its events, then edit it or make a new one.',
    UNKNOWN: 'Its state is not known.',
  },
  restart: {
    PENDING: 'It is still starting.',
    RESTARTING: 'It is already restarting.',
    RESIZING: 'It is changing its size. Restart it when that is done.',
    TERMINATING: 'It is terminating.',
    TERMINATED: 'It is terminated. Start it instead.',
    ERROR: 'It failed. Look at its events, then edit it or make a new one.',
    UNKNOWN: 'Its state is not known.',
  },
  terminate: {
    TERMINATING: 'It is already terminating.',
    TERMINATED: 'It is already terminated.',
  },
}

// What a job, a pipeline or a warehouse made for itself comes and goes with it.
const ownedBy: Partial<Record<Cluster['source'], string>> = {
  JOB: 'a job. Run the job instead',
  PIPELINE: 'a pipeline. Start an update of the pipeline instead',
  PIPELINE_MAINTENANCE: 'the maintenance of a pipeline',
  SQL: 'a SQL warehouse. Start the warehouse instead',
}

function whyNotBySource(
  action: ClusterAction,
  { source }: Pick<Cluster, 'source'>,
): string | undefined {
  const owner = ownedBy[source]
  return owner && action !== 'terminate' ? `It belongs to ${owner}.` : undefined
}

/** Start, restart and terminate all need CAN_RESTART ("Cluster permissions", Azure Databricks docs). */
function whyNotByAccess(access: Access): string | undefined {
  const standing = standingOf(access, clusterPermissionLevels)
  if (standing.kind === 'none')
    return 'You have no permission on it. Somebody with Can Manage can give you Can Restart.'
  // A level that is newer than the list may allow it.
  if (standing.kind === 'unknown' || standing.level !== 'CAN_ATTACH_TO') return undefined
  return 'You may attach to it, but not start or stop it. Somebody with Can Manage can give you Can Restart.'
}

const transitional: ReadonlySet<ClusterState> = new Set([
  'PENDING',
  'RESTARTING',
  'RESIZING',
  'TERMINATING',
])

/** It is on the way to another state by itself. */
export const isTransitional = ({ state }: Pick<Cluster, 'state'>): boolean =>
  transitional.has(state)

/** Look again soon while something moves; rest when nothing does. */
export function refreshIntervalMs(clusters: readonly Pick<Cluster, 'state'>[] = []): number {
  return clusters.some(isTransitional) ? 3_000 : 30_000
}
