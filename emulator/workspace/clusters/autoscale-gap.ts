import type { Cluster } from './cluster'

/** Between 18 and 66 minutes, the same for the same cluster each time. */
export function autoscaleGapMs(cluster: Cluster): number {
  const seed = [...cluster.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)
  return (18 + ((seed + cluster.autoscaleCount * 17) % 49)) * 60_000
}
