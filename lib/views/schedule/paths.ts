import type { WorkspaceAlias } from '@/lib/databricks/ids'

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const schedulePaths = {
  /** For scripts: the page asks each workspace by itself. */
  everywhere: () => '/api/databricks/schedule',
  of: (workspace: WorkspaceAlias) => `/api/databricks/workspaces/${workspace}/schedule`,
} as const
