import type { Warehouse } from '@/lib/resources/warehouses/schema'

/** Above this a row of single marks is no longer read at a glance. */
const mostMarks = 8

/** How many clusters run of how many there may be: the number, and a mark for each. */
export function ClusterGauge({
  warehouse: { clusters, maxClusters },
}: {
  warehouse: Pick<Warehouse, 'clusters' | 'maxClusters'>
}) {
  return (
    <span className="inline-flex items-center gap-2 align-middle">
      <span className="tabular">
        <span className={clusters > 0 ? 'text-ink-1' : 'text-ink-3'}>{clusters}</span>
        <span className="text-ink-3"> of {maxClusters}</span>
      </span>
      {maxClusters > 1 && maxClusters <= mostMarks && (
        <span aria-hidden="true" className="flex gap-0.5">
          {Array.from({ length: maxClusters }, (_, index) => (
            <span
              key={index}
              className={`h-3 w-1 rounded-[1px] ${index < clusters ? 'bg-running' : 'bg-surface-3'}`}
            />
          ))}
        </span>
      )}
    </span>
  )
}
