import { invalidState } from '../errors'
import type { Cluster, ClusterState } from './cluster'
import type { EventDetails, EventType, TerminationReason } from './event'
import { initScriptDetails } from './init-scripts'
import { withoutRemoved } from './library'
import * as reasons from './reasons'
import { attributesOf, initialWorkers, sizeOf, type ClusterSpec } from './spec'

/** How long each change takes. */
export type Durations = {
  startMs: number
  restartMs: number
  terminateMs: number
  resizeMs: number
}

/** From the one setting `transitionMs`, the time a start takes, in the proportions of a demo. */
export const durationsOf = (transitionMs: number): Durations => ({
  startMs: transitionMs,
  restartMs: Math.round((transitionMs * 10) / 12),
  terminateMs: Math.round(transitionMs / 3),
  resizeMs: Math.round(transitionMs / 2),
})

const failsToStart = 'fails-to-start'
const slowToStart = 'slow-to-start'

const titleCase = (state: ClusterState) => state.charAt(0) + state.slice(1).toLowerCase()

function requireState(cluster: Cluster, allowed: readonly ClusterState[]): void {
  if (allowed.includes(cluster.state)) return
  throw invalidState(`Cluster ${cluster.id} is in unexpected state ${titleCase(cluster.state)}.`)
}

function log(cluster: Cluster, timestamp: number, type: EventType, details: EventDetails = {}) {
  cluster.events.push({ timestamp, type, details })
}

function plan(cluster: Cluster, at: number, happen: (at: number) => void): void {
  cluster.due.push({ at, happen })
  cluster.due.sort((a, b) => a.at - b.at)
}

function enter(cluster: Cluster, state: ClusterState, message: string): void {
  cluster.state = state
  cluster.stateMessage = message
}

/** The first start of a cluster that was just made. */
export function create(cluster: Cluster, at: number, user: string, durations: Durations): void {
  log(cluster, at, 'CREATING', {
    cluster_size: sizeOf(cluster.spec),
    attributes: attributesOf(cluster.spec),
    user,
  })
  bringUp(cluster, at, durations.startMs, durations)
}

export function start(cluster: Cluster, at: number, user: string, durations: Durations): void {
  requireState(cluster, ['TERMINATED'])
  if (cluster.source === 'JOB') {
    throw invalidState(`Cluster ${cluster.id} was launched to run a job and cannot be started.`)
  }
  log(cluster, at, 'STARTING', { user })
  bringUp(cluster, at, durations.startMs, durations)
}

export function restart(cluster: Cluster, at: number, user: string, durations: Durations): void {
  requireState(cluster, ['RUNNING'])
  log(cluster, at, 'RESTARTING', { user })
  enter(cluster, 'RESTARTING', 'Restarting Spark')
  planRunning(cluster, at, durations.restartMs)
}

function bringUp(cluster: Cluster, at: number, startMs: number, durations: Durations): void {
  const name = cluster.spec.cluster_name ?? ''
  cluster.terminatedAt = null
  cluster.reason = null
  cluster.workers = 0
  cluster.wantedWorkers = initialWorkers(cluster.spec)
  enter(
    cluster,
    'PENDING',
    'Finding instances for new nodes, acquiring more instances if necessary',
  )
  if (name.includes(failsToStart)) {
    plan(cluster, at + startMs * 0.6, (then) => {
      log(cluster, then, 'ADD_NODES_FAILED', { reason: reasons.stockout(cluster.spec) })
      beginTermination(cluster, then, reasons.stockout(cluster.spec), undefined, durations)
    })
    return
  }
  planRunning(cluster, at, name.includes(slowToStart) ? startMs * 10 : startMs)
}

function planRunning(cluster: Cluster, at: number, tookMs: number): void {
  const scripts = cluster.spec.init_scripts ?? []
  plan(cluster, at + tookMs * 0.55, () => (cluster.stateMessage = 'Starting Spark'))
  if (scripts.length > 0) {
    plan(cluster, at + tookMs * 0.6, (then) =>
      log(cluster, then, 'INIT_SCRIPTS_STARTED', { init_scripts: initScriptDetails(cluster) }),
    )
    plan(cluster, at + tookMs * 0.85, (then) =>
      log(cluster, then, 'INIT_SCRIPTS_FINISHED', {
        init_scripts: initScriptDetails(cluster, (tookMs * 0.25) / 1000),
      }),
    )
  }
  plan(cluster, at + tookMs, (then) => becomeRunning(cluster, then))
}

function becomeRunning(cluster: Cluster, at: number): void {
  enter(cluster, 'RUNNING', '')
  cluster.wantedWorkers = initialWorkers(cluster.spec)
  cluster.workers = cluster.wantedWorkers
  cluster.lastRestartedAt = at
  cluster.lastActivityAt = at
  cluster.contextCount += 1
  cluster.libraries = withoutRemoved(cluster.libraries)
  cluster.nextAutoscaleAt = at + autoscaleGapMs(cluster)
  const workers = { current_num_workers: cluster.workers, target_num_workers: cluster.workers }
  log(cluster, at, 'RUNNING', workers)
  log(cluster, at + 1, 'DRIVER_HEALTHY')
}

/** Terminates; nothing happens to a cluster that is on its way out or out, as the API promises. */
export function terminate(cluster: Cluster, at: number, user: string, durations: Durations): void {
  if (cluster.state === 'TERMINATING' || cluster.state === 'TERMINATED') return
  beginTermination(cluster, at, reasons.userRequest(user), user, durations)
}

/** Ends it for a reason that is nobody's request: idle, the job's end, the cloud's failure. */
export function beginTermination(
  cluster: Cluster,
  at: number,
  reason: TerminationReason,
  user: string | undefined,
  durations: Durations,
): void {
  cluster.due = []
  cluster.reason = reason
  log(cluster, at, 'TERMINATING', { reason, ...(user ? { user } : {}) })
  enter(cluster, 'TERMINATING', reasons.messageOf(reason))
  plan(cluster, at + durations.terminateMs, (then) => {
    enter(cluster, 'TERMINATED', reasons.messageOf(reason))
    cluster.terminatedAt = then
    cluster.workers = 0
    cluster.libraries = withoutRemoved(cluster.libraries)
  })
}

/** Plans an end that is known beforehand: a job cluster ends with its job. */
export function endLater(
  cluster: Cluster,
  at: number,
  reason: TerminationReason,
  durations: Durations,
): void {
  plan(cluster, at, (then) => beginTermination(cluster, then, reason, undefined, durations))
}

export function resize(
  cluster: Cluster,
  at: number,
  size: Pick<ClusterSpec, 'num_workers' | 'autoscale'>,
  user: string,
  durations: Durations,
): void {
  requireState(cluster, ['RUNNING'])
  const spec = { ...cluster.spec }
  delete spec.num_workers
  delete spec.autoscale
  cluster.spec = { ...spec, ...size }
  changeWorkers(cluster, at, initialWorkers(cluster.spec), durations, {
    cause: 'USER_REQUEST',
    user,
  })
}

/** Changes the size of a running cluster on behalf of a person or of autoscaling. */
export function changeWorkers(
  cluster: Cluster,
  at: number,
  target: number,
  durations: Durations,
  why: Pick<EventDetails, 'cause' | 'user'>,
): void {
  const before = cluster.workers
  cluster.wantedWorkers = target
  log(cluster, at, 'RESIZING', {
    current_num_workers: before,
    target_num_workers: target,
    ...why,
  })
  enter(cluster, 'RESIZING', `Resizing from ${before} to ${target} workers.`)
  plan(cluster, at + durations.resizeMs, (then) => {
    enter(cluster, 'RUNNING', '')
    cluster.workers = target
    if (target <= before) return
    const workers = { current_num_workers: target, target_num_workers: target }
    log(cluster, then, 'UPSIZE_COMPLETED', workers)
  })
}

/** A changed spec takes effect with a restart when the cluster runs. */
export function edit(
  cluster: Cluster,
  at: number,
  spec: ClusterSpec,
  user: string,
  durations: Durations,
): void {
  requireState(cluster, ['RUNNING', 'TERMINATED'])
  if (cluster.source === 'JOB') {
    throw invalidState('Clusters created by the Databricks Jobs service cannot be edited.')
  }
  log(cluster, at, 'EDITED', {
    previous_attributes: attributesOf(cluster.spec),
    attributes: attributesOf(spec),
    previous_cluster_size: sizeOf(cluster.spec),
    cluster_size: sizeOf(spec),
    user,
  })
  cluster.spec = spec
  if (cluster.state === 'RUNNING') restart(cluster, at, user, durations)
}

export function pin(cluster: Cluster, at: number, user: string): void {
  if (cluster.pinnedBy !== null) return
  cluster.pinnedBy = user
  log(cluster, at, 'PINNED', { user })
}

export function unpin(cluster: Cluster, at: number, user: string): void {
  if (cluster.pinnedBy === null) return
  cluster.pinnedBy = null
  log(cluster, at, 'UNPINNED', { user })
}

/** Between 18 and 66 minutes, the same for the same cluster each time. */
function autoscaleGapMs(cluster: Cluster): number {
  const seed = [...cluster.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)
  return (18 + ((seed + cluster.autoscaleCount * 17) % 49)) * 60_000
}

function autoscale(cluster: Cluster, at: number, durations: Durations): void {
  const { min_workers: least, max_workers: most } = cluster.spec.autoscale ?? {
    min_workers: cluster.workers,
    max_workers: cluster.workers,
  }
  cluster.autoscaleCount += 1
  cluster.nextAutoscaleAt = at + autoscaleGapMs(cluster)
  const steps = Math.max(1, Math.floor((most - least) / 3))
  const isFull = cluster.workers + steps > most
  const goesUp = cluster.workers <= least || (!isFull && cluster.autoscaleCount % 3 !== 0)
  const target = goesUp
    ? Math.min(most, cluster.workers + steps)
    : Math.max(least, cluster.workers - steps)
  if (target !== cluster.workers) {
    changeWorkers(cluster, at, target, durations, { cause: 'AUTOSCALE' })
  }
}

function nextByItself(cluster: Cluster, durations: Durations): Cluster['due'][number] | undefined {
  if (cluster.state !== 'RUNNING') return undefined
  const minutes = cluster.spec.autotermination_minutes ?? 0
  const idleFrom = Math.max(cluster.lastActivityAt, cluster.busyUntil)
  const inactive = {
    at: idleFrom + minutes * 60_000,
    happen: (at: number) =>
      beginTermination(cluster, at, reasons.inactivity(minutes), undefined, durations),
  }
  const scaling = {
    at: cluster.nextAutoscaleAt,
    happen: (at: number) => autoscale(cluster, at, durations),
  }
  // Only a cluster at work has a reason to change its size.
  const scales = cluster.spec.autoscale !== undefined && cluster.busyUntil >= scaling.at
  const candidates = [...(minutes > 0 ? [inactive] : []), ...(scales ? [scaling] : [])]
  return candidates.sort((a, b) => a.at - b.at)[0]
}

/** Brings about, in order, everything that is due by now. */
export function advance(cluster: Cluster, now: number, durations: Durations): void {
  for (;;) {
    const planned = cluster.due[0]
    const own = nextByItself(cluster, durations)
    const next = planned && (!own || planned.at <= own.at) ? planned : own
    if (!next || next.at > now) return
    if (next === planned) cluster.due.shift()
    next.happen(next.at)
  }
}
