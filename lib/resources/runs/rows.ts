import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Run } from './schema'
import type { RunState } from './states'
import { workedMs } from './usual'

/** A run in a table over several workspaces. */
export type RunRow = { workspace: WorkspaceAlias; run: Run }

export type RunFilter = {
  /** Every word has to be found in the name, who started it, ids, the trigger or the workspace. */
  text?: string
  /** Empty or left out: all. */
  states?: readonly RunState[]
}

// The text to search does not change while a run does not: thousands of rows are filtered at each key press.
const texts = new WeakMap<Run, string>()

export function filterRuns(
  rows: readonly RunRow[],
  { text = '', states = [] }: RunFilter,
): RunRow[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    ({ workspace, run }) =>
      (states.length === 0 || states.includes(run.state)) &&
      wanted.every((word) => workspace.includes(word) || searchText(run).includes(word)),
  )
}

function searchText(run: Run): string {
  const known = texts.get(run)
  if (known !== undefined) return known
  const { name, runId, jobId, creatorUserName, trigger, message, git } = run
  const text = [name, runId, jobId, creatorUserName, trigger, message, git?.branch]
    .join('\n')
    .toLowerCase()
  texts.set(run, text)
  return text
}

export const runSortKeys = [
  'started',
  'state',
  'name',
  'workspace',
  'duration',
  'launchedBy',
] as const
export type RunSortKey = (typeof runSortKeys)[number]
export type RunSort = { by: RunSortKey; direction: 'asc' | 'desc' }

export const defaultRunSort: RunSort = { by: 'started', direction: 'desc' }

/** Rows that do not have the value stand last in both directions; ties are the newest first. */
export function sortRuns(
  rows: readonly RunRow[],
  { by, direction }: RunSort,
  nowMs: number,
): RunRow[] {
  const sign = direction === 'asc' ? 1 : -1
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by, nowMs) }))
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return a.key === b.key ? byStart(a.row, b.row) : a.key === null ? 1 : -1
    return sign * compare(a.key, b.key) || byStart(a.row, b.row)
  })
  return keyed.map(({ row }) => row)
}

// A collator is many times faster than localeCompare in a loop.
const { compare: compareText } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))

const byStart = (a: RunRow, b: RunRow) =>
  (b.run.startedAt ?? '~') < (a.run.startedAt ?? '~')
    ? -1
    : b.run.startedAt === a.run.startedAt
      ? 0
      : 1

/** What needs eyes comes first, what went well last. */
const urgency: readonly RunState[] = [
  'failed',
  'warning',
  'running',
  'queued',
  'unknown',
  'canceled',
  'skipped',
  'succeeded',
]

function keyOf({ workspace, run }: RunRow, by: RunSortKey, nowMs: number): string | number | null {
  switch (by) {
    case 'started':
      return run.startedAt === null ? null : Date.parse(run.startedAt)
    case 'state':
      return urgency.indexOf(run.state)
    case 'name':
      return run.name
    case 'workspace':
      return workspace
    case 'duration':
      return workedMs(run, nowMs)
    case 'launchedBy':
      return run.creatorUserName
  }
}
