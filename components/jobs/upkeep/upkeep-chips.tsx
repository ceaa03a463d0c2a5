'use client'

import { upkeepKinds, type UpkeepKind } from '@/lib/views/upkeep/kinds'
import { FilterChip } from '../../table/filter-chip'
import { upkeepNames } from './upkeep-names'

/** Lists of jobs that somebody should look after. One is looked for when it is chosen: that asks job by job. */
export function UpkeepChips({
  chosen,
  onChoose,
}: {
  chosen: UpkeepKind | null
  onChoose: (kind: UpkeepKind | null) => void
}) {
  return (
    <div
      role="group"
      aria-label="Jobs to look after"
      className="mt-3 flex flex-wrap items-center gap-2"
    >
      <span className="text-ink-3">Look after</span>
      {upkeepKinds.map((kind) => (
        <FilterChip
          key={kind}
          isOn={chosen === kind}
          onToggle={() => onChoose(chosen === kind ? null : kind)}
        >
          {upkeepNames[kind]}
        </FilterChip>
      ))}
    </div>
  )
}
