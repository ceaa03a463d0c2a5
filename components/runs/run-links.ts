import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'

export const runHref = (workspace: WorkspaceAlias, id: RunId) =>
  `/workspaces/${workspace}/runs/${id}` as const
