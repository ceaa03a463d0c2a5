import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { runPaths } from '@/lib/resources/runs/paths'

const of = (workspace: WorkspaceAlias, id: RunId) => `${runPaths.detail(workspace, id)}/compare`

/** Each address once. */
export const comparePaths = {
  runs: (workspace: WorkspaceAlias, id: RunId, other: string) =>
    `${of(workspace, id)}?with=${encodeURIComponent(other)}`,
  logs: (workspace: WorkspaceAlias, id: RunId, other: RunId, task?: string) =>
    `${of(workspace, id)}/logs?with=${other}${task === undefined ? '' : `&task=${encodeURIComponent(task)}`}`,
} as const
