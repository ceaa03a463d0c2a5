import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'

export const jobHref = (workspace: WorkspaceAlias, id: JobId) =>
  `/workspaces/${workspace}/jobs/${id}` as const

/** The job's own page in the workspace. */
export const inDatabricks = (host: string, id: JobId): string => `${host}/jobs/${id}`
