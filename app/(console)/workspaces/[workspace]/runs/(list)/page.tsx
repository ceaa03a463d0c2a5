import type { Metadata } from 'next'
import { RunsView } from '@/components/runs/runs-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { readWorkspace } from '../../read-workspace'

type RunsPageProps = { params: Promise<{ workspace: string }> }

export async function generateMetadata({ params }: RunsPageProps): Promise<Metadata> {
  return { title: `Runs in ${(await readWorkspace(params)).alias}` }
}

export default async function RunsPage({ params }: RunsPageProps) {
  await requireCaller()
  const workspace = await readWorkspace(params)
  return <RunsView key={workspace.alias} workspaces={[workspace]} />
}
