import type { CsvColumns } from '@/lib/api/csv'
import type { ScheduledJob } from './schema'

/** The jobs as a table for spreadsheets: one fact a column, times in UTC. */
export const scheduleColumns: CsvColumns<ScheduledJob> = {
  workspace: ({ workspace }) => workspace,
  job_id: ({ jobId }) => jobId,
  name: ({ name }) => name,
  starts: ({ starts }) => starts,
  run_as: ({ runAs }) => runAs,
  paused: ({ isPaused }) => isPaused,
  starts_within_a_week: ({ startCount }) => startCount,
  first_start_at: ({ firstAt }) => firstAt,
}
