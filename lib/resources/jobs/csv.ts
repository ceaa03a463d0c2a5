import type { CsvColumns } from '@/lib/api/csv'
import type { Job } from './schema'
import { triggerWords } from './trigger-words'

/** The jobs as a table for spreadsheets: one fact a column, times in UTC. */
export const jobColumns: CsvColumns<Job> = {
  job_id: ({ jobId }) => jobId,
  name: ({ name }) => name,
  creator: ({ creatorUserName }) => creatorUserName,
  run_as: ({ runAs }) => runAs?.name,
  created_at: ({ createdAt }) => createdAt,
  starts: ({ triggers }) => triggers.map(triggerWords).join('; '),
  paused: ({ isPaused }) => isPaused,
  next_fire_at: ({ nextFireAt }) => nextFireAt,
  max_concurrent_runs: ({ maxConcurrentRuns }) => maxConcurrentRuns,
  queues: ({ queues }) => queues,
  timeout_seconds: ({ timeoutSeconds }) => timeoutSeconds,
  git_url: ({ git }) => git?.url,
  git_branch: ({ git }) => git?.branch,
  tags: ({ tags }) =>
    Object.entries(tags)
      .map(([key, value]) => `${key}=${value}`)
      .join('; '),
}
