import { formatMinutes } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import type { Warehouse, WarehouseKind } from '@/lib/resources/warehouses/schema'

export const kindNames: Record<WarehouseKind, string> = {
  serverless: 'Serverless',
  pro: 'Pro',
  classic: 'Classic',
  unknown: 'Not told',
}

/** `1 cluster`, `1–6 clusters`: how far it scales. */
export function scaleWords({
  minClusters,
  maxClusters,
}: Pick<Warehouse, 'minClusters' | 'maxClusters'>): string {
  return minClusters === maxClusters
    ? formatCounted(maxClusters, 'cluster')
    : `${minClusters}–${maxClusters} clusters`
}

export function autoStopWords({ autoStopMinutes }: Pick<Warehouse, 'autoStopMinutes'>): string {
  if (autoStopMinutes === null) return 'not told'
  return autoStopMinutes === 0 ? 'never' : `after ${formatMinutes(autoStopMinutes)}`
}

/** `CHANNEL_NAME_CURRENT` as the form of Databricks names it. */
export function channelWords(channel: string | null): string {
  const name = channel?.replace(/^CHANNEL_NAME_/, '').toLowerCase()
  return name ? name.charAt(0).toUpperCase() + name.slice(1) : 'not told'
}

// `spot_instance_policy` of the SQL warehouses API.
const spotPolicies: Record<string, string> = {
  COST_OPTIMIZED: 'spot where there are some',
  RELIABILITY_OPTIMIZED: 'on demand',
}
export const spotWords = (policy: string | null): string =>
  policy === null ? 'not told' : (spotPolicies[policy] ?? policy)
