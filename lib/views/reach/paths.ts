import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'

/** So many jobs are asked about at once. */
export const mostFailed = 200

type Asked = { jobId: JobId; tasks: readonly string[] | null }

const wordsOf = ({ jobId, tasks }: Asked) =>
  tasks === null ? jobId : `${jobId}:${tasks.join('+')}`

/** The address of what hangs on these jobs: the SWR key and the route's URL are this. */
export const reachPaths = {
  of: (workspace: WorkspaceAlias, jobs: readonly Asked[], limit?: number) =>
    `/api/databricks/workspaces/${workspace}/reach?jobs=${encodeURIComponent(
      jobs.map(wordsOf).join(','),
    )}${limit === undefined ? '' : `&limit=${limit}`}`,
} as const
