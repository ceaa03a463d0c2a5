import type { CsvColumns } from '@/lib/api/csv'
import type { Start } from './calendar-model'

/** Starts as a table for spreadsheets: one fact a column, times in UTC. */
export const startColumns: CsvColumns<Start> = {
  starts_at: ({ minute }) => new Date(minute * 60_000).toISOString(),
  workspace: ({ job }) => job.workspace,
  job_id: ({ job }) => job.jobId,
  name: ({ job }) => job.name,
  schedule: ({ job }) => job.starts,
  run_as: ({ job }) => job.runAs,
}
