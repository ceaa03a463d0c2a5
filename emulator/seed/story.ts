import type { AccessList, Grantee, Level } from '../workspace/access'
import {
  isUp,
  type Cluster,
  type ClusterSource,
  type ClusterState,
} from '../workspace/clusters/cluster'
import { createdCluster } from '../workspace/clusters/create'
import type { EventDetails, EventType, TerminationReason } from '../workspace/clusters/event'
import * as lifecycle from '../workspace/clusters/lifecycle'
import type { ClusterSpec } from '../workspace/clusters/spec'

export const minutes = (count: number) => Math.round(count * 60_000)
export const hours = (count: number) => minutes(count * 60)
export const days = (count: number) => hours(count * 24)

/** The past goes at the pace of the real service. */
const realDurations: lifecycle.Durations = {
  startMs: minutes(4.2),
  restartMs: minutes(2.6),
  terminateMs: minutes(1.5),
  resizeMs: minutes(3.1),
}

export const user = (name: string): Grantee => ({ kind: 'user', name })
export const group = (name: string): Grantee => ({ kind: 'group', name })
export const daemonGrantee = (name: string): Grantee => ({ kind: 'service-principal', name })
export const may = (grantee: Grantee, level: Level) => ({ grantee, level })

export type Blueprint = {
  id: string
  source: ClusterSource
  creator: Grantee
  creatorHasLeft?: true
  /** Grants beside the creator's own. */
  grants?: AccessList
  spec: ClusterSpec
}

/** Something that happened so long before now. */
export type Chapter = { ago: number; happen: (cluster: Cluster, at: number) => void }

export const created = (ago: number, by: string): Chapter => ({
  ago,
  happen: (cluster, at) => lifecycle.create(cluster, at, by, realDurations),
})

export const started = (ago: number, by: string): Chapter => ({
  ago,
  happen: (cluster, at) => lifecycle.start(cluster, at, by, realDurations),
})

export const restarted = (ago: number, by: string): Chapter => ({
  ago,
  happen: (cluster, at) => {
    settle(cluster)
    lifecycle.restart(cluster, at, by, realDurations)
  },
})

export const terminated = (ago: number, by: string): Chapter => ({
  ago,
  happen: (cluster, at) => lifecycle.terminate(cluster, at, by, realDurations),
})

export const ended = (ago: number, reason: TerminationReason): Chapter => ({
  ago,
  happen: (cluster, at) =>
    lifecycle.beginTermination(cluster, at, reason, undefined, realDurations),
})

/** An end in the future, so many milliseconds after now. */
export const ends = (inMs: number, reason: TerminationReason): Chapter => ({
  ago: 0,
  happen: (cluster, at) => lifecycle.endLater(cluster, at + inMs, reason, realDurations),
})

export const pinned = (ago: number, by: string): Chapter => ({
  ago,
  happen: (cluster, at) => lifecycle.pin(cluster, at, by),
})

/** At work from then on, for so long. */
export const busy = (ago: number, forMs: number): Chapter => ({
  ago,
  happen: (cluster, at) => (cluster.busyUntil = at + forMs),
})

export const scaledTo = (ago: number, workers: number): Chapter => ({
  ago,
  happen: (cluster, at) => {
    settle(cluster)
    // Autoscaling leaves it alone for a while, so that the next chapter finds what it expects.
    cluster.nextAutoscaleAt = at + hours(1)
    lifecycle.changeWorkers(cluster, at, workers, realDurations, { cause: 'AUTOSCALE' })
  },
})

export const logged = (ago: number, type: EventType, details: EventDetails = {}): Chapter => ({
  ago,
  happen: (cluster, at) => cluster.events.push({ timestamp: at, type, details }),
})

/** States that nothing leads out of by itself. */
export const stuck = (
  ago: number,
  state: ClusterState,
  message: string,
  reason: TerminationReason | null = null,
): Chapter => ({
  ago,
  happen: (cluster) => Object.assign(cluster, { state, stateMessage: message, reason, due: [] }),
})

export const withLibrary = (ago: number, library: Record<string, unknown>): Chapter => ({
  ago,
  happen: (cluster, at) =>
    cluster.libraries.push({ library, requestedAt: at, uninstallRequestedAt: null }),
})

/** Ends a change of size that happens to be under way, so that the next chapter finds it running. */
function settle(cluster: Cluster): void {
  if (!isUp(cluster)) return
  Object.assign(cluster, { state: 'RUNNING', stateMessage: '', due: [] })
  cluster.workers = cluster.wantedWorkers
}

/** A cluster that has lived through its chapters by the very rules it will go on living by. */
export function tell(blueprint: Blueprint, chapters: Chapter[], now: number): Cluster {
  const { id, spec, source, creator, grants = [] } = blueprint
  const oldestFirst = [...chapters].sort((a, b) => b.ago - a.ago)
  const at = now - (oldestFirst[0]?.ago ?? 0)
  const creatorKind = creator.kind === 'user' ? 'user' : 'service-principal'
  const cluster = createdCluster({ id, spec, source, creator: creator.name, creatorKind, at })
  if (blueprint.creatorHasLeft) {
    cluster.creatorHasLeft = true
    cluster.accessList = []
  }
  cluster.accessList.push(...grants)
  for (const chapter of oldestFirst) {
    lifecycle.advance(cluster, now - chapter.ago, realDurations)
    chapter.happen(cluster, now - chapter.ago)
  }
  lifecycle.advance(cluster, now, realDurations)
  return cluster
}
