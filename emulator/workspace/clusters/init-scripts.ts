import type { Cluster } from './cluster'
import { nodeOf } from './nodes'

/** The `init_scripts` part of an event: once they have run, with what became of each. */
export function initScriptDetails(cluster: Cluster, tookSeconds?: number) {
  const scripts = cluster.spec.init_scripts ?? []
  const outcome =
    tookSeconds === undefined
      ? {}
      : {
          status: 'SUCCEEDED',
          execution_duration_seconds: Math.max(1, Math.round(tookSeconds / scripts.length)),
        }
  return {
    cluster: scripts.map((script) => ({ ...script, ...outcome })),
    reported_for_node: nodeOf(cluster, 0).private_ip,
  }
}
