import type { WorkspaceAlias } from '@/lib/databricks/ids'

export const principalPaths = {
  /** Users and service principals by a part of their name. */
  list: (workspace: WorkspaceAlias, q: string) =>
    `/api/databricks/workspaces/${workspace}/principals?q=${encodeURIComponent(q)}`,
} as const
