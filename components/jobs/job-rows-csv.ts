import { withWorkspaceColumn, type CsvColumns } from '@/lib/api/csv'
import { jobColumns } from '@/lib/resources/jobs/csv'
import type { ShownRow } from './job-rows'

/** The list of jobs as a table for spreadsheets: what each is, and how its last run that is here went. */
export const shownJobColumns: CsvColumns<ShownRow> = {
  ...withWorkspaceColumn(jobColumns, ({ job }: ShownRow) => job),
  last_run_id: ({ recent }) => recent[0]?.runId,
  last_run_state: ({ recent }) => recent[0]?.state,
  last_run_started_at: ({ recent }) => recent[0]?.startedAt,
}
