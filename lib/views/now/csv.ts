import type { CsvColumns } from '@/lib/api/csv'
import type { NowRow } from './schema'

/** The rows as a table for spreadsheets: one fact a column, times in UTC, durations in seconds. */
export const nowColumns: CsvColumns<NowRow> = {
  kind: ({ kind }) => kind,
  workspace: ({ workspace }) => workspace,
  job: ({ run }) => run.name,
  job_id: ({ run }) => run.jobId,
  run_id: ({ run }) => run.runId,
  state: ({ run }) => run.state,
  started_at: ({ run }) => run.startedAt,
  ended_at: ({ run }) => run.endedAt,
  duration_s: ({ run }) => seconds(run.durations.totalMs),
  usual_s: ({ usual }) => seconds(usual?.medianMs ?? null),
  creator: ({ run }) => run.creatorUserName,
  trigger: ({ run }) => run.trigger,
  failed_task: ({ failure }) => failure?.tasks?.[0]?.taskKey,
  error: ({ failure }) => failure?.errorLine,
  recovery: ({ recovery }) => recovery?.how,
  goes_on_as: ({ goesOnAs }) => goesOnAs,
}

const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms) / 1000)
