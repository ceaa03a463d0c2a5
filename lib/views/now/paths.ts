import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { RunWindow } from '@/lib/resources/runs/states'

const everywhere = (window: RunWindow) => `/api/databricks/now?window=${window}`

/** Each address once: the SWR key, the route's URL and the server's fallback key are these. */
export const nowPaths = {
  everywhere,
  of: (workspace: WorkspaceAlias, window: RunWindow) =>
    `${everywhere(window)}&workspace=${workspace}`,
} as const
