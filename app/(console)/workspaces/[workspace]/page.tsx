import type { Metadata } from 'next'
import { nowInput, type NowSearch } from '@/components/now/now-input'
import { NowView } from '@/components/now/now-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { readNow } from '@/lib/views/now/server'
import { readWorkspace } from './read-workspace'

type WorkspacePageProps = { params: Promise<{ workspace: string }>; searchParams: NowSearch }

export async function generateMetadata({ params }: WorkspacePageProps): Promise<Metadata> {
  return { title: `Now in ${(await readWorkspace(params)).alias}` }
}

export default async function WorkspacePage({ params, searchParams }: WorkspacePageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const input = { ...(await nowInput(searchParams)), workspace: workspace.alias }
  return (
    <NowView
      key={workspace.alias}
      workspaces={[workspace]}
      initial={await readNow(caller, input)}
      userName={caller.userName ?? caller.name}
    />
  )
}
