import type { WorkspaceAlias } from '@/lib/databricks/ids'

const list = '/api/databricks/found-workspaces'

export const foundPaths = {
  list: () => list,
  one: (workspace: WorkspaceAlias) => `${list}/${workspace}`,
  page: () => '/find-workspaces' as const,
  consent: () => '/api/azure-consent' as const,
} as const
