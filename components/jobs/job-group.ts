import { startKindOf, type StartKind } from '@/lib/resources/jobs/rules'
import type { RunState } from '@/lib/resources/runs/states'
import type { ShownRow } from './job-rows'

export const jobGroups = ['failed', 'running', 'queued', 'succeeded', 'paused'] as const
export type JobGroup = (typeof jobGroups)[number]

export const startFilters = ['all', 'schedule', 'trigger', 'continuous', 'manual'] as const
export type StartFilter = (typeof startFilters)[number]

const groupOfState: Partial<Record<RunState, JobGroup>> = {
  failed: 'failed',
  running: 'running',
  queued: 'queued',
  succeeded: 'succeeded',
  warning: 'succeeded',
}

/** Which counts a job belongs to: by its last run, as far as that is known, and by whether it is paused. */
export function groupsOf({ job, recent }: ShownRow): readonly JobGroup[] {
  const group = recent[0] && groupOfState[recent[0].state]
  return [...(group ? [group] : []), ...(job.isPaused ? (['paused'] as const) : [])]
}

/** A paused job starts as it would if it were not. */
export const startsBy = ({ job }: Pick<ShownRow, 'job'>): StartKind =>
  startKindOf({ ...job, isPaused: false })
