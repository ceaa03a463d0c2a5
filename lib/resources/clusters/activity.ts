import { formatDuration } from '@/lib/format/durations'
import type { Cluster } from './schema'

type Times = Pick<Cluster, 'state' | 'startedAt' | 'lastRestartedAt' | 'lastActivityAt'>

const isUp = ({ state }: Pick<Cluster, 'state'>) => state === 'RUNNING' || state === 'RESIZING'

function latest(...moments: (string | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null).map((moment) => Date.parse(moment))
  return known.length === 0 ? null : Math.max(...known)
}

/** How long it has been up; null when it is not. `startedAt` is its creation, also after restarts. */
export function uptimeMs(cluster: Times, nowMs: number): number | null {
  const since = isUp(cluster) ? latest(cluster.startedAt, cluster.lastRestartedAt) : null
  return since === null ? null : Math.max(0, nowMs - since)
}

/** How long a running cluster has had nothing to do; null when it is not running or does not tell. */
export function idleMs(cluster: Times, nowMs: number): number | null {
  if (cluster.state !== 'RUNNING' || cluster.lastActivityAt === null) return null
  // Activity before the last restart is not idleness of this run.
  const since = latest(cluster.lastActivityAt, cluster.lastRestartedAt)
  return since === null ? null : Math.max(0, nowMs - since)
}

const idleWarningMs = 2 * 60 * 60 * 1000
const uptimeWarningMs = 24 * 60 * 60 * 1000
// These end with the job or pipeline they were made for.
const endsByItself: ReadonlySet<Cluster['source']> = new Set([
  'JOB',
  'PIPELINE',
  'PIPELINE_MAINTENANCE',
])

/** Why a cluster probably costs money for nothing: it never terminates by itself and has been idle, or up, for long. */
export function idleWarning(
  cluster: Times & Pick<Cluster, 'source' | 'autoTerminationMinutes'>,
  nowMs: number,
): string | undefined {
  if (cluster.autoTerminationMinutes !== 0 || endsByItself.has(cluster.source)) return undefined
  const idle = idleMs(cluster, nowMs)
  if (idle !== null) {
    return idle >= idleWarningMs
      ? `Idle for ${formatDuration(idle)}, and it never terminates by itself.`
      : undefined
  }
  const uptime = uptimeMs(cluster, nowMs)
  return uptime !== null && uptime >= uptimeWarningMs
    ? `Up for ${formatDuration(uptime)}, and it never terminates by itself.`
    : undefined
}

/** Whose it is: the person it is dedicated to, else who made it. */
export const ownerOf = (
  cluster: Pick<Cluster, 'singleUserName' | 'creatorUserName'>,
): string | null => cluster.singleUserName ?? cluster.creatorUserName
