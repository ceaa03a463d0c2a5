import type { CsvColumns } from '@/lib/api/csv'
import { triggerWords } from '@/lib/resources/jobs/rules'
import type { UpkeepRow } from './schema'
import { evidenceWords } from './words'

/** The jobs as a table for spreadsheets: one fact a column, times in UTC. */
export const upkeepColumns: CsvColumns<UpkeepRow> = {
  workspace: ({ workspace }) => workspace,
  job_id: ({ job }) => job.jobId,
  name: ({ job }) => job.name,
  why: ({ evidence }) => evidenceWords(evidence),
  creator: ({ job }) => job.creatorUserName,
  run_as: ({ job, evidence }) =>
    evidence.kind === 'run-as-left' ? evidence.runAs?.name : job.runAs?.name,
  created_at: ({ job }) => job.createdAt,
  starts: ({ job }) => job.triggers.map(triggerWords).join('; '),
  paused: ({ job }) => job.isPaused,
}
