import type { Usual } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { TaskLanes } from './timeline'

/** What each way of showing the tasks is given. */
export type ShownTasks = {
  workspace: Workspace
  run: RunDetail
  lanes: readonly TaskLanes[]
  usual: ReadonlyMap<string, Usual>
  critical: ReadonlySet<string>
  /** The key of the task that is open; empty for none. */
  open: string
  onToggle: (taskKey: string) => void
}
