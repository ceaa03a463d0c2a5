import { GrantList, GrantsHidden } from '@/components/access/grant-list'
import { FailedSection } from '@/components/ui/failed-section'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import { getJobPermissions } from '@/lib/resources/jobs/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type PartProps = { caller: Caller; workspace: Workspace; job: JobDetail }

export async function PermissionsPart({ caller, workspace, job }: PartProps) {
  const input = { workspace: workspace.alias, jobId: job.jobId }
  const settled = await settle(getJobPermissions(caller, input))
  if (!settled.ok && settled.problem.status === 403) return <GrantsHidden thing="job" />
  if (!settled.ok) return <FailedSection title="Permissions" problem={settled.problem} />
  return <GrantList grants={settled.value.grants} thing="job" />
}
