import type { Metadata } from 'next'
import { ClustersView } from '@/components/clusters/clusters-view'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { listClustersInput, type ClustersPart } from '@/lib/resources/clusters/schema'
import { listClusters } from '@/lib/resources/clusters/server'
import { readWorkspace } from '../read-workspace'

type ClustersPageProps = { params: Promise<{ workspace: string }> }

export async function generateMetadata({ params }: ClustersPageProps): Promise<Metadata> {
  return { title: `Compute in ${(await readWorkspace(params)).alias}` }
}

export default async function ClustersPage({ params }: ClustersPageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const input = listClustersInput.parse({ workspace: workspace.alias })
  const settled = await settle(listClusters(caller, input))
  const part: ClustersPart = settled.ok
    ? { kind: 'ok', page: settled.value }
    : { kind: 'failed', problem: settled.problem }
  return (
    <ClustersView
      key={workspace.alias}
      workspaces={[workspace]}
      initial={[{ workspace, part }]}
      userName={caller.userName ?? caller.name}
    />
  )
}
