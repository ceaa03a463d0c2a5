import type { Metadata } from 'next'
import { ScheduleView } from '@/components/schedule/schedule-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { knownWorkspaces } from '@/lib/resources/workspaces/server'

export const metadata: Metadata = { title: 'Schedule' }

/** What starts when, over every workspace. */
export default async function SchedulePage() {
  const caller = await requireCaller()
  return (
    <ScheduleView workspaces={knownWorkspaces(caller)} userName={caller.userName ?? caller.name} />
  )
}
