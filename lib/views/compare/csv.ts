import type { CsvColumns } from '@/lib/api/csv'
import type { ComparedFact, ComparedPhase, ComparedTask } from './schema'

const seconds = (ms: number | null | undefined) =>
  ms === null || ms === undefined ? null : Math.round(ms) / 1000

/** The tasks of two runs as a table for spreadsheets: durations in seconds. */
export const comparedTaskColumns: CsvColumns<ComparedTask> = {
  task: ({ taskKey }) => taskKey,
  differs: ({ differs }) => differs,
  on_critical_path: ({ isCritical }) => isCritical,
  state: ({ here }) => here?.state,
  other_state: ({ other }) => other?.state,
  duration_s: ({ here }) => seconds(here?.tookMs),
  other_duration_s: ({ other }) => seconds(other?.tookMs),
  usual_s: ({ usual }) => seconds(usual?.medianMs),
  usual_of: ({ usual }) => usual?.of,
  setup_s: ({ here }) => seconds(here?.phases.setup),
  other_setup_s: ({ other }) => seconds(other?.phases.setup),
  execution_s: ({ here }) => seconds(here?.phases.execution),
  other_execution_s: ({ other }) => seconds(other?.phases.execution),
  attempts: ({ here }) => here?.attempts,
  other_attempts: ({ other }) => other?.attempts,
  run_id: ({ here }) => here?.runId,
  other_run_id: ({ other }) => other?.runId,
}

export const comparedPhaseColumns: CsvColumns<ComparedPhase> = {
  part: ({ phase }) => phase,
  this_run_s: ({ ms }) => seconds(ms),
  other_run_s: ({ otherMs }) => seconds(otherMs),
  usual_s: ({ usualMs }) => seconds(usualMs),
}

export const comparedFactColumns: CsvColumns<ComparedFact> = {
  group: ({ group }) => group,
  name: ({ name }) => name,
  differs: ({ here, other }) => here !== other,
  this_run: ({ here }) => here,
  other_run: ({ other }) => other,
}
