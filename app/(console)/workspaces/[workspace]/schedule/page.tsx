import type { Metadata } from 'next'
import { ScheduleView } from '@/components/schedule/schedule-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { readWorkspace } from '../read-workspace'

export const metadata: Metadata = { title: 'Schedule' }

/** What starts when in one workspace. */
export default async function WorkspaceSchedulePage({
  params,
}: {
  params: Promise<{ workspace: string }>
}) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  return <ScheduleView workspaces={[workspace]} userName={caller.userName ?? caller.name} />
}
