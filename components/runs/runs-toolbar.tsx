'use client'

import type { RunRow } from '@/lib/resources/runs/rules'
import { runStates, type RunState } from '@/lib/resources/runs/states'
import { FilterChip } from '../table/filter-chip'
import { FilterInput } from '../table/filter-input'
import { Segmented } from '../ui/segmented'
import type { RunsFilter } from './runs-filter'

const windows = [
  { value: '24h', label: '24 h' },
  { value: '3d', label: '3 d' },
  { value: '7d', label: '7 d' },
] as const

const names: Record<RunState, string> = {
  failed: 'Failed',
  running: 'Running',
  queued: 'Queued',
  succeeded: 'Succeeded',
  warning: 'With failures',
  canceled: 'Canceled',
  skipped: 'Skipped',
  unknown: 'Unknown',
}

type RunsToolbarProps = {
  control: RunsFilter
}

export function RunsToolbar({ control: { filter, set } }: RunsToolbarProps) {
  return (
    <>
      <FilterInput things="runs" value={filter.q} onChange={(q) => set({ q })} />
      <Segmented
        label="Started within"
        segments={windows}
        value={filter.window}
        onChange={(window) => set({ window })}
      />
    </>
  )
}

/** What states there are, to choose some of them. */
export function StateChips(props: {
  /** What the search leaves, whatever states are chosen. */
  rows: readonly RunRow[]
  chosen: readonly RunState[]
  onChoose: (states: RunState[]) => void
}) {
  const { rows, chosen, onChoose } = props
  const countOf = (state: RunState) => rows.filter(({ run }) => run.state === state).length
  const toggled = (state: RunState) =>
    chosen.includes(state) ? chosen.filter((each) => each !== state) : [...chosen, state]
  return (
    <div role="group" aria-label="States" className="mb-2 flex flex-wrap gap-1.5">
      {runStates
        .map((state) => ({ state, count: countOf(state), isOn: chosen.includes(state) }))
        .filter(({ count, isOn }) => count > 0 || isOn)
        .map(({ state, count, isOn }) => (
          <FilterChip key={state} isOn={isOn} onToggle={() => onChoose(toggled(state))}>
            {names[state]} <span className="tabular">{count}</span>
          </FilterChip>
        ))}
    </div>
  )
}
