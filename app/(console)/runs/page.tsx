import type { Metadata } from 'next'
import { RunsView } from '@/components/runs/runs-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'

export const metadata: Metadata = { title: 'Runs' }

/** The runs of every workspace. */
export default async function EveryRunPage() {
  return <RunsView workspaces={knownWorkspaces(await requireCaller())} />
}
