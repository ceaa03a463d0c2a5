import type { CsvColumns } from '@/lib/api/csv'
import type { GridRun } from './grid'
import type { Run, RunAttempt, TaskRun } from './schema'

/** The runs as a table for spreadsheets: one fact a column, times in UTC, durations in seconds. */
export const runColumns: CsvColumns<Run> = {
  run_id: ({ runId }) => runId,
  job_id: ({ jobId }) => jobId,
  name: ({ name }) => name,
  state: ({ state }) => state,
  life_cycle_state: ({ lifeCycle }) => lifeCycle,
  result_state: ({ result }) => result,
  termination_code: ({ code }) => code,
  message: ({ message }) => message,
  trigger: ({ trigger }) => trigger,
  creator: ({ creatorUserName }) => creatorUserName,
  started_at: ({ startedAt }) => startedAt,
  ended_at: ({ endedAt }) => endedAt,
  duration_s: ({ durations }) => seconds(durations.totalMs),
  queue_s: ({ durations }) => seconds(durations.queueMs),
  setup_s: ({ durations }) => seconds(durations.setupMs),
  execution_s: ({ durations }) => seconds(durations.executionMs),
  cleanup_s: ({ durations }) => seconds(durations.cleanupMs),
  attempt: ({ attemptNumber }) => attemptNumber,
  repaired: ({ wasRepaired }) => wasRepaired,
  git_commit: ({ git }) => git?.commit,
}

/** The runs of a job as its plots draw them: where the time of each went, and how many of its tasks ended how. */
export const gridColumns: CsvColumns<GridRun> = {
  ...runColumns,
  phase_queue_s: ({ phases }) => phases && seconds(phases.queue),
  phase_setup_s: ({ phases }) => phases && seconds(phases.setup),
  phase_execution_s: ({ phases }) => phases && seconds(phases.execution),
  phase_cleanup_s: ({ phases }) => phases && seconds(phases.cleanup),
  phase_between_s: ({ phases }) => phases && seconds(phases.between),
  tasks: ({ cells }) => cells.length,
  tasks_succeeded: (run) => countOf(run, 'succeeded'),
  tasks_failed: (run) => countOf(run, 'failed'),
  all_tasks_told: ({ isWhole }) => isWhole,
}

const countOf = ({ cells }: GridRun, state: GridRun['state']) =>
  cells.filter((cell) => cell.state === state).length

/** The tasks of a run as a table for spreadsheets. */
export const taskRunColumns: CsvColumns<TaskRun> = {
  task: ({ taskKey }) => taskKey,
  run_id: ({ runId }) => runId,
  state: ({ state }) => state,
  kind: ({ kind }) => kind,
  started_at: ({ startedAt }) => startedAt,
  ended_at: ({ endedAt }) => endedAt,
  duration_s: ({ durations }) => seconds(durations.totalMs),
  queue_s: ({ durations }) => seconds(durations.queueMs),
  setup_s: ({ durations }) => seconds(durations.setupMs),
  execution_s: ({ durations }) => seconds(durations.executionMs),
  cleanup_s: ({ durations }) => seconds(durations.cleanupMs),
  attempt: ({ attemptNumber }) => attemptNumber,
  waits_for: ({ dependsOn }) => dependsOn.map(({ taskKey }) => taskKey).join(' '),
  message: ({ message }) => message,
}

/** The first go of a run and every repair of it, oldest first. */
export const attemptColumns: CsvColumns<RunAttempt> = {
  kind: ({ kind }) => kind,
  repair_id: ({ repairId }) => repairId,
  state: ({ state }) => state,
  result_state: ({ result }) => result,
  message: ({ message }) => message,
  started_at: ({ startedAt }) => startedAt,
  ended_at: ({ endedAt }) => endedAt,
  task_runs: ({ taskRunIds }) => taskRunIds.length,
}

const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms) / 1000)
