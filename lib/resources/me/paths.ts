import type { WorkspaceAlias } from '@/lib/databricks/ids'

export const mePaths = {
  detail: (workspace: WorkspaceAlias) => `/api/databricks/workspaces/${workspace}/me`,
} as const
