import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Job } from './schema'
import type { TriggerKind } from './states'

/** A job in a table over several workspaces. */
export type JobRow = { workspace: WorkspaceAlias; job: Job }

/** How a job starts, for a filter: by one of its triggers, not at the moment, or only by hand. */
export const startKinds = ['schedule', 'trigger', 'continuous', 'paused', 'manual'] as const
export type StartKind = (typeof startKinds)[number]

const startOf: Record<TriggerKind, StartKind> = {
  schedule: 'schedule',
  periodic: 'schedule',
  continuous: 'continuous',
  'file-arrival': 'trigger',
  'table-update': 'trigger',
  model: 'trigger',
  other: 'trigger',
}

export function startKindOf({ triggers, isPaused }: Pick<Job, 'triggers' | 'isPaused'>): StartKind {
  if (isPaused) return 'paused'
  const [first] = triggers
  return first ? startOf[first.kind] : 'manual'
}

export type JobFilter = {
  /** Every word has to be found in the name, owner, id, workspace or a tag. */
  text?: string
  /** Empty or left out: all. */
  starts?: readonly StartKind[]
}

// The text to search does not change while a job does not: thousands of rows are filtered at each key press.
const texts = new WeakMap<Job, string>()

export function filterJobs(
  rows: readonly JobRow[],
  { text = '', starts = [] }: JobFilter,
): JobRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    (row) =>
      (starts.length === 0 || starts.includes(startKindOf(row.job))) &&
      wanted.every((word) => row.workspace.includes(word) || searchText(row.job).includes(word)),
  )
}

function searchText(job: Job): string {
  const known = texts.get(job)
  if (known !== undefined) return known
  const tags = Object.entries(job.tags).map(([key, value]) => `${key}:${value}`)
  const text = [job.name, job.jobId, job.creatorUserName, job.runAs?.name, ...tags]
    .join('\n')
    .toLowerCase()
  texts.set(job, text)
  return text
}
