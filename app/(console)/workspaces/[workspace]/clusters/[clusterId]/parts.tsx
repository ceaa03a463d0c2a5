import { GrantList, GrantsHidden } from '@/components/access/grant-list'
import { ClusterEvents } from '@/components/clusters/detail/cluster-events'
import { RefreshNotice } from '@/components/ui/refresh-notice'
import { Section } from '@/components/ui/section'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import type { ClusterDetail } from '@/lib/resources/clusters/schema'
import { getClusterPermissions, listClusterEvents } from '@/lib/resources/clusters/server'
import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type PartProps = { caller: Caller; workspace: Workspace; cluster: ClusterDetail }

const firstEvents = 20

export async function EventsPart({ caller, workspace, cluster }: PartProps) {
  const input = { workspace: workspace.alias, clusterId: cluster.clusterId, limit: firstEvents }
  const settled = await settle(listClusterEvents(caller, input))
  if (!settled.ok) return <FailedPart title="Events" problem={settled.problem} />
  return <ClusterEvents workspace={workspace} cluster={cluster} initial={settled.value} />
}

export async function PermissionsPart({ caller, workspace, cluster }: PartProps) {
  const input = { workspace: workspace.alias, clusterId: cluster.clusterId }
  const settled = await settle(getClusterPermissions(caller, input))
  if (!settled.ok && settled.problem.status === 403) return <GrantsHidden thing="cluster" />
  if (!settled.ok) return <FailedPart title="Permissions" problem={settled.problem} />
  return <GrantList grants={settled.value.grants} thing="cluster" />
}

function FailedPart({ title, problem }: { title: string; problem: Problem }) {
  return (
    <Section title={title}>
      <RefreshNotice problem={problem} />
    </Section>
  )
}
