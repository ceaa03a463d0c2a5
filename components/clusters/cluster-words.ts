import { formatMinutes } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import type { Cluster, ClusterSize, ClusterSource } from '@/lib/resources/clusters/schema'

/** `8 workers`, `3 workers (2–8)`, `2–8 workers` while it does not run, `single node`. */
export function sizeWords(size: ClusterSize): string {
  switch (size.kind) {
    case 'single-node':
      return 'single node'
    case 'fixed':
      return formatCounted(size.workers, 'worker')
    case 'autoscale': {
      const range = `${size.minWorkers}–${size.maxWorkers}`
      return size.currentWorkers === null
        ? `${range} workers`
        : `${formatCounted(size.currentWorkers, 'worker')} (${range})`
    }
  }
}

export function autoTerminationWords(
  cluster: Pick<Cluster, 'autoTerminationMinutes' | 'source'>,
): string {
  const minutes = cluster.autoTerminationMinutes
  if (cluster.source === 'JOB') return 'with its job'
  if (minutes === null) return 'not told'
  return minutes === 0 ? 'never' : `after ${formatMinutes(minutes)}`
}

const sourceNames: Record<ClusterSource, string> = {
  UI: 'created in the UI',
  API: 'created through the API',
  JOB: 'job cluster',
  PIPELINE: 'pipeline cluster',
  PIPELINE_MAINTENANCE: 'pipeline maintenance',
  MODELS: 'model serving',
  SQL: 'SQL warehouse',
  UNKNOWN: 'unknown source',
}
export const sourceWords = (source: ClusterSource): string => sourceNames[source]

// The names the cluster form of Databricks shows for `data_security_mode`.
const accessModes: Record<string, string> = {
  SINGLE_USER: 'Dedicated',
  DATA_SECURITY_MODE_DEDICATED: 'Dedicated',
  USER_ISOLATION: 'Standard',
  DATA_SECURITY_MODE_STANDARD: 'Standard',
  DATA_SECURITY_MODE_AUTO: 'Auto',
  NONE: 'No isolation',
  LEGACY_SINGLE_USER: 'Single user (legacy)',
  LEGACY_SINGLE_USER_STANDARD: 'Single user (legacy)',
  LEGACY_PASSTHROUGH: 'Credential passthrough (legacy)',
  LEGACY_TABLE_ACL: 'Table access control (legacy)',
}

export function accessModeWords(cluster: Pick<Cluster, 'accessMode' | 'singleUserName'>): string {
  if (cluster.accessMode === null) return 'not told'
  const mode = accessModes[cluster.accessMode] ?? cluster.accessMode
  return cluster.singleUserName ? `${mode}, for ${cluster.singleUserName}` : mode
}
