import { invalidState } from '../errors'
import type { Cluster, ClusterState } from './cluster'
import type { EventDetails, EventType } from './event'

const titleCase = (state: ClusterState) => state.charAt(0) + state.slice(1).toLowerCase()

/** Refuses what a state does not allow, in the words of the service (databricks-sdk-go, service/compute). */
export function requireState(cluster: Cluster, allowed: readonly ClusterState[]): void {
  if (allowed.includes(cluster.state)) return
  throw invalidState(`Cluster ${cluster.id} is in unexpected state ${titleCase(cluster.state)}.`)
}

/** Adds to the cluster's event log. */
export function log(
  cluster: Cluster,
  timestamp: number,
  type: EventType,
  details: EventDetails = {},
) {
  cluster.events.push({ timestamp, type, details })
}

/** Lets something happen when the clock gets there. */
export function plan(cluster: Cluster, at: number, happen: (at: number) => void): void {
  cluster.due.push({ at: Math.round(at), happen })
  cluster.due.sort((a, b) => a.at - b.at)
}

export function enter(cluster: Cluster, state: ClusterState, message: string): void {
  cluster.state = state
  cluster.stateMessage = message
}
