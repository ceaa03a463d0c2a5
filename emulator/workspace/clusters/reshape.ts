import { invalidState } from '../errors'
import { restart } from './bring-up'
import type { Cluster } from './cluster'
import type { Durations } from './durations'
import type { EventDetails } from './event'
import { attributesOf, initialWorkers, sizeOf, type ClusterSpec } from './spec'
import { enter, log, plan, requireState } from './state'

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
