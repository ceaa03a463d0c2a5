import type { Metadata } from 'next'
import { WarehousesView } from '@/components/warehouses/warehouses-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { listWarehousesInput } from '@/lib/resources/warehouses/schema'
import { listWarehouses } from '@/lib/resources/warehouses/server'
import { everywhere } from '@/lib/views/everywhere/server'
import { readWorkspace } from '../../read-workspace'

// What is fast paints at once; a workspace that takes longer is asked again by the browser.
const budgetMs = 1_500

type WarehousesPageProps = { params: Promise<{ workspace: string }> }

export async function generateMetadata({ params }: WarehousesPageProps): Promise<Metadata> {
  return { title: `SQL warehouses in ${(await readWorkspace(params)).alias}` }
}

export default async function WarehousesPage({ params }: WarehousesPageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const input = listWarehousesInput.parse({ workspace: workspace.alias })
  const ask = () => listWarehouses(caller, input)
  return (
    <WarehousesView
      key={workspace.alias}
      workspaces={[workspace]}
      initial={await everywhere(ask, budgetMs, [workspace])}
      userName={caller.userName ?? caller.name}
    />
  )
}
