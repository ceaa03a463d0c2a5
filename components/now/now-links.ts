import type { Route } from 'next'
import type { NowRow } from '@/lib/views/now/schema'

type Linked = Pick<NowRow, 'workspace' | 'run'>

export const runHref = ({ workspace, run }: Linked) =>
  `/workspaces/${workspace}/runs/${run.runId}` as Route

/** Null for a run that was submitted without a job. */
export const jobHref = ({ workspace, run }: Linked) =>
  run.jobId === null ? null : (`/workspaces/${workspace}/jobs/${run.jobId}` as Route)
