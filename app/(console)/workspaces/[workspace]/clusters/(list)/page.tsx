import type { Metadata } from 'next'
import { ClustersView } from '@/components/clusters/clusters-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { listClustersEverywhere } from '@/lib/views/compute/server'
import { readWorkspace } from '../../read-workspace'

// What is fast paints at once; a workspace that takes longer is asked again by the browser.
const budgetMs = 1_500

type ClustersPageProps = { params: Promise<{ workspace: string }> }

export async function generateMetadata({ params }: ClustersPageProps): Promise<Metadata> {
  return { title: `Compute in ${(await readWorkspace(params)).alias}` }
}

export default async function ClustersPage({ params }: ClustersPageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const initial = await listClustersEverywhere(caller, budgetMs, [workspace])
  return (
    <ClustersView
      key={workspace.alias}
      workspaces={[workspace]}
      initial={initial}
      userName={caller.userName ?? caller.name}
    />
  )
}
