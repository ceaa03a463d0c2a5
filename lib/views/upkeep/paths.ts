import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { UpkeepKind } from './kinds'

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const upkeepPaths = {
  /** For scripts: the page asks each workspace by itself. */
  everywhere: (kind: UpkeepKind) => `/api/databricks/upkeep/${kind}` as const,
  of: (workspace: WorkspaceAlias, kind: UpkeepKind) =>
    `/api/databricks/workspaces/${workspace}/upkeep/${kind}`,
} as const
