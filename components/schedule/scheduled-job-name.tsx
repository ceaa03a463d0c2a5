import Link from 'next/link'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { ScheduledJob } from '@/lib/views/schedule/schema'
import { jobHref } from '../jobs/job-links'
import { WorkspaceTag } from '../workspaces/workspace-tag'

/** Which job, and where. It keeps its room: what stands beside it goes to a line of its own first. */
export function ScheduledJobName({
  job,
  production,
}: {
  job: Pick<ScheduledJob, 'workspace' | 'jobId' | 'name'>
  /** Over more than one workspace: which of them are production. */
  production: readonly WorkspaceAlias[] | undefined
}) {
  return (
    <span className="mr-auto flex max-w-full min-w-0 items-baseline gap-3">
      <Link
        href={jobHref(job.workspace, job.jobId)}
        prefetch={false}
        className="min-w-0 truncate rounded-sm font-medium hover:underline"
      >
        {job.name}
      </Link>
      {production && (
        <WorkspaceTag
          workspace={{ alias: job.workspace, isProduction: production.includes(job.workspace) }}
        />
      )}
    </span>
  )
}
