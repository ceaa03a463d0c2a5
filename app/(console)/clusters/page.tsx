import type { Metadata } from 'next'
import { ClustersView } from '@/components/clusters/clusters-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { listClustersEverywhere } from '@/lib/views/compute/server'

export const metadata: Metadata = { title: 'Compute' }

// What is fast paints at once; a workspace that takes longer is asked again by the browser.
const budgetMs = 1_500

export default async function ClustersPage() {
  const caller = await requireCaller()
  const parts = await listClustersEverywhere(caller, budgetMs)
  return (
    <ClustersView
      workspaces={parts.map(({ workspace }) => workspace)}
      initial={parts}
      userName={caller.userName ?? caller.name}
    />
  )
}
