import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'

/** `other`: the id of a run, or what it is to this one. The last success is what is usual, so it is left out. */
export const compareHref = (
  workspace: WorkspaceAlias,
  id: RunId,
  other: RunId | 'last-success' | 'previous' | (string & {}) = 'last-success',
) =>
  `/workspaces/${workspace}/runs/${id}/compare${other === 'last-success' ? '' : `?with=${other}`}`
