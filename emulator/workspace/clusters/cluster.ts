import type { AccessList } from '../access'
import type { ClusterEvent, TerminationReason } from './event'
import type { LibraryRequest } from './library-request'
import type { ClusterSpec } from './spec'

export const clusterStates = [
  'PENDING',
  'RUNNING',
  'RESTARTING',
  'RESIZING',
  'TERMINATING',
  'TERMINATED',
  'ERROR',
  'UNKNOWN',
] as const
export type ClusterState = (typeof clusterStates)[number]

export const clusterSources = [
  'UI',
  'API',
  'JOB',
  'PIPELINE',
  'PIPELINE_MAINTENANCE',
  'MODELS',
  'SQL',
] as const
export type ClusterSource = (typeof clusterSources)[number]

/** Something that will happen to a cluster when the clock reaches `at`. */
export type Due = { at: number; happen: (at: number) => void }

export type Cluster = {
  id: string
  spec: ClusterSpec
  source: ClusterSource
  /** Sign-in name or application id. */
  creator: string
  /** The service leaves `creator_user_name` out once that person is deleted. */
  creatorHasLeft: boolean
  accessList: AccessList
  state: ClusterState
  stateMessage: string
  createdAt: number
  /** When it was last started or restarted; null before the first time it runs. */
  lastRestartedAt: number | null
  terminatedAt: number | null
  /** The reason on its way out (TERMINATING) or once out. */
  reason: TerminationReason | null
  /** When work last ran on it; clusters with `busyUntil` in the future are at work now. */
  lastActivityAt: number
  busyUntil: number
  pinnedBy: string | null
  /** Workers that run, which lags behind the wanted size while it changes. */
  workers: number
  wantedWorkers: number
  nextAutoscaleAt: number
  autoscaleCount: number
  /** Grows with each start of the driver. */
  contextCount: number
  events: ClusterEvent[]
  due: Due[]
  libraries: LibraryRequest[]
}

export const isUp = ({ state }: Pick<Cluster, 'state'>): boolean =>
  state === 'RUNNING' || state === 'RESIZING'

/** Work is seen in steps of half a minute. */
const seen = (at: number) => at - (at % 30_000)

/** When work was last seen on a cluster. */
export const lastActivityAt = (cluster: Cluster, now: number): number =>
  Math.max(cluster.lastActivityAt, seen(Math.min(now, cluster.busyUntil)))

/** When it falls silent, or fell: the moment auto-termination counts from. */
export const silentFrom = (cluster: Cluster): number =>
  Math.max(cluster.lastActivityAt, seen(cluster.busyUntil))
