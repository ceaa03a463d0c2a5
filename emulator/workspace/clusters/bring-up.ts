import { invalidState } from '../errors'
import { autoscaleGapMs } from './autoscale-gap'
import { beginTermination } from './bring-down'
import type { Cluster } from './cluster'
import type { Durations } from './durations'
import { initScriptDetails } from './init-scripts'
import { withoutRemoved } from './library'
import * as reasons from './reasons'
import { attributesOf, initialWorkers, sizeOf } from './spec'
import { enter, log, plan, requireState } from './state'

/** Parts of a cluster's name that decide how its start goes. */
const failsToStart = 'fails-to-start'
const slowToStart = 'slow-to-start'

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
