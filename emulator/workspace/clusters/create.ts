import type { Principal } from '../directory'
import type { Workspace } from '../workspace'
import type { Cluster, ClusterSource } from './cluster'
import type { ClusterSpec } from './spec'

type NewCluster = {
  id: string
  spec: ClusterSpec
  creator: string
  creatorKind: Principal['kind']
  source: ClusterSource
  at: number
}

/** A cluster before its first start; who made it may manage it. */
export function createdCluster({
  id,
  spec,
  creator,
  creatorKind,
  source,
  at,
}: NewCluster): Cluster {
  return {
    id,
    spec,
    source,
    creator,
    creatorHasLeft: false,
    accessList: [{ grantee: { kind: creatorKind, name: creator }, level: 'CAN_MANAGE' }],
    state: 'TERMINATED',
    stateMessage: '',
    createdAt: at,
    lastRestartedAt: null,
    terminatedAt: null,
    reason: null,
    lastActivityAt: at,
    busyUntil: 0,
    pinnedBy: null,
    workers: 0,
    wantedWorkers: 0,
    nextAutoscaleAt: 0,
    autoscaleCount: 0,
    contextCount: 0,
    events: [],
    due: [],
    libraries: [],
  }
}

const two = (number: number) => String(number).padStart(2, '0')

/** `MMDD-HHMMSS-xxxxxxxx` of the moment; the last part counts on from the clusters there are. */
export function newClusterId(workspace: Workspace, now: number): string {
  const moment = new Date(now)
  const day = `${two(moment.getUTCMonth() + 1)}${two(moment.getUTCDate())}`
  const time = `${two(moment.getUTCHours())}${two(moment.getUTCMinutes())}${two(moment.getUTCSeconds())}`
  for (let count = workspace.clusters.size; ; count++) {
    const suffix = ((count * 2_654_435_761) % 36 ** 8).toString(36).padStart(8, 'm').slice(-8)
    const id = `${day}-${time}-${suffix}`
    if (!workspace.clusters.has(id)) return id
  }
}
