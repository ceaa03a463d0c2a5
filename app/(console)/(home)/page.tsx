import type { Metadata } from 'next'
import { nowInput, type NowSearch } from '@/components/now/now-input'
import { NowView } from '@/components/now/now-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'
import { readNow } from '@/lib/views/now/server'

export const metadata: Metadata = { title: 'Now' }

export default async function HomePage({ searchParams }: { searchParams: NowSearch }) {
  const caller = await requireCaller()
  const initial = await readNow(caller, await nowInput(searchParams))
  return (
    <NowView
      workspaces={knownWorkspaces(caller)}
      initial={initial}
      userName={caller.userName ?? caller.name}
    />
  )
}
