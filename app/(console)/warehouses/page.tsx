import type { Metadata } from 'next'
import { WarehousesView } from '@/components/warehouses/warehouses-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { listWarehousesInput } from '@/lib/resources/warehouses/schema'
import { listWarehouses } from '@/lib/resources/warehouses/server'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { everywhere } from '@/lib/views/everywhere/server'

export const metadata: Metadata = { title: 'SQL warehouses' }

// What is fast paints at once; a workspace that takes longer is asked again by the browser.
const budgetMs = 1_500

export default async function AllWarehousesPage() {
  const caller = await requireCaller()
  const parts = await everywhere(
    ({ alias }) => listWarehouses(caller, listWarehousesInput.parse({ workspace: alias })),
    budgetMs,
    knownWorkspaces(caller),
  )
  return (
    <WarehousesView
      workspaces={parts.map(({ workspace }) => workspace)}
      initial={parts}
      userName={caller.userName ?? caller.name}
    />
  )
}
