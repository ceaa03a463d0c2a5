import type { JobRow } from '@/lib/resources/jobs/rules'
import type { UpkeepRow } from '@/lib/views/upkeep/schema'

/** The jobs of the list as they are now, with whom they run as where looking for that has told more. */
export function jobRowsOf(rows: readonly UpkeepRow[], all: readonly JobRow[]): JobRow[] {
  const live = new Map(all.map((row) => [idOf(row), row.job]))
  return rows.map((row) => {
    const { workspace, evidence } = row
    const job = live.get(idOf(row)) ?? row.job
    if (evidence.kind !== 'run-as-left' || evidence.runAs === null) return { workspace, job }
    return { workspace, job: { ...job, runAs: evidence.runAs } }
  })
}

export const idOf = ({ workspace, job }: JobRow): string => `${workspace}/${job.jobId}`
