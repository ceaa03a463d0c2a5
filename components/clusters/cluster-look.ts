import type { Cluster, ClusterState } from '@/lib/resources/clusters/schema'
import type { StateLook } from '../ui/state-badge'
import { hasFailed } from './is-failure'

export type ClusterLook = { look: StateLook; word: string; isMoving: boolean }

const looks: Record<ClusterState, ClusterLook> = {
  PENDING: { look: 'queued', word: 'Starting', isMoving: true },
  RUNNING: { look: 'running', word: 'Running', isMoving: false },
  RESTARTING: { look: 'queued', word: 'Restarting', isMoving: true },
  RESIZING: { look: 'running', word: 'Resizing', isMoving: true },
  TERMINATING: { look: 'canceled', word: 'Terminating', isMoving: true },
  TERMINATED: { look: 'skipped', word: 'Terminated', isMoving: false },
  ERROR: { look: 'failed', word: 'Error', isMoving: false },
  UNKNOWN: { look: 'unknown', word: 'Unknown', isMoving: false },
}

/** Clusters API 2.1 states onto the eight looks. */
export function clusterLook(cluster: Pick<Cluster, 'state' | 'terminationReason'>): ClusterLook {
  if (cluster.state === 'TERMINATED' && hasFailed(cluster)) {
    return { look: 'failed', word: 'Failed', isMoving: false }
  }
  return looks[cluster.state]
}
