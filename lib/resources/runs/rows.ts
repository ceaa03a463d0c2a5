import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { Run } from './schema'
import type { RunState } from './states'

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
