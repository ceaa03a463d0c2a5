import { autoscaleGapMs } from './autoscale-gap'
import { beginTermination } from './bring-down'
import { silentFrom, type Cluster } from './cluster'
import type { Durations } from './durations'
import * as reasons from './reasons'
import { changeWorkers } from './reshape'

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
  const inactive = {
    at: silentFrom(cluster) + minutes * 60_000,
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
