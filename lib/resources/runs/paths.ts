import type { JobId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { mostRecentRuns, type RunWindow } from './states'

const collection = (workspace: WorkspaceAlias) => `/api/databricks/workspaces/${workspace}/runs`
const item = (workspace: WorkspaceAlias, id: RunId) => `${collection(workspace)}/${id}`

export type LogQuery = { log: 'tail'; tailBytes: number } | { log: 'all' }

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const runPaths = {
  list: (workspace: WorkspaceAlias) => collection(workspace),
  /** Every run that started within the window, as far as the budget goes. */
  window: (workspace: WorkspaceAlias, window: RunWindow) =>
    `${collection(workspace)}?window=${window}`,
  /** Every run that started in a part of it. */
  between: (workspace: WorkspaceAlias, { from, to }: { from: string; to: string }) =>
    `${collection(workspace)}?from=${from}&to=${to}`,
  /** The newest of them, for lists that want the last run of each job and no more. */
  recent: (workspace: WorkspaceAlias) =>
    `${collection(workspace)}?window=24h&limit=${mostRecentRuns}&budgetMs=4000`,
  /** The newest runs of one job. */
  ofJob: (workspace: WorkspaceAlias, jobId: JobId, limit = 24) =>
    `${collection(workspace)}?jobId=${jobId}&limit=${limit}`,
  /** The newest runs of one job with every task of each. */
  grid: (workspace: WorkspaceAlias, jobId: JobId, limit: number) =>
    `${collection(workspace)}/grid?jobId=${jobId}&limit=${limit}`,
  /** How long a job and each of its tasks usually take. */
  usual: (workspace: WorkspaceAlias, jobId: JobId) =>
    `${collection(workspace)}/usual?jobId=${jobId}`,
  detail: item,
  output: (workspace: WorkspaceAlias, id: RunId, isOver: boolean) =>
    `${item(workspace, id)}/output${isOver ? '?isOver=true' : ''}`,
  log: (workspace: WorkspaceAlias, id: RunId, query: LogQuery) =>
    `${item(workspace, id)}/output?log=${query.log}${
      query.log === 'tail' ? `&tailBytes=${query.tailBytes}` : ''
    }`,
  evidence: (workspace: WorkspaceAlias, id: RunId) => `${item(workspace, id)}/evidence`,
  export: (workspace: WorkspaceAlias, id: RunId) => `${item(workspace, id)}/export`,
  cancel: (workspace: WorkspaceAlias, id: RunId) => `${item(workspace, id)}/cancel`,
  repair: (workspace: WorkspaceAlias, id: RunId) => `${item(workspace, id)}/repair`,
} as const
