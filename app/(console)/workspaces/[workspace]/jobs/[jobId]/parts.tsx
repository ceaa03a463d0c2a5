import { GrantList, GrantsHidden } from '@/components/access/grant-list'
import { JobTop } from '@/components/jobs/detail/job-head'
import { FailedSection } from '@/components/ui/failed-section'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import { getJobPermissions } from '@/lib/resources/jobs/server'
import { getMe } from '@/lib/resources/me/server'
import type { RunPage } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type PartProps = { caller: Caller; workspace: Workspace; job: JobDetail }

/** The top again, once the caller's rights are known: buttons then tell whose permission is missing. */
export async function TopPart({
  caller,
  workspace,
  job,
  initialRuns,
}: PartProps & { initialRuns: RunPage | undefined }) {
  const input = { workspace: workspace.alias, jobId: job.jobId }
  const [permissions, me] = await Promise.all([
    settle(getJobPermissions(caller, input)),
    settle(getMe(caller, input)),
  ])
  const access =
    permissions.ok && me.ok ? { permissions: permissions.value, me: me.value } : undefined
  return <JobTop workspace={workspace} initial={job} initialRuns={initialRuns} access={access} />
}

export async function PermissionsPart({ caller, workspace, job }: PartProps) {
  const input = { workspace: workspace.alias, jobId: job.jobId }
  const settled = await settle(getJobPermissions(caller, input))
  if (!settled.ok && settled.problem.status === 403) return <GrantsHidden thing="job" />
  if (!settled.ok) return <FailedSection title="Permissions" problem={settled.problem} />
  return <GrantList grants={settled.value.grants} thing="job" />
}
