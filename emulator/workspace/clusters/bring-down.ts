import type { Cluster } from './cluster'
import type { Durations } from './durations'
import type { TerminationReason } from './event'
import { withoutRemoved } from './library'
import * as reasons from './reasons'
import { enter, log, plan } from './state'

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
  // What ran on it ends with it.
  cluster.busyUntil = Math.min(cluster.busyUntil, at)
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
