import type { Route } from 'next'
import type { JobId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'

export const runHref = (workspace: WorkspaceAlias, id: RunId) =>
  `/workspaces/${workspace}/runs/${id}` as const

export const runsHref = (workspace: WorkspaceAlias) => `/workspaces/${workspace}/runs` as Route

export const jobHref = (workspace: WorkspaceAlias, id: JobId) =>
  `/workspaces/${workspace}/jobs/${id}` as const
