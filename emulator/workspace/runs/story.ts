import type { Cause } from './cause'
import type { Trigger } from './run-trigger'

/** One task that fails in a run. */
export type Mishap = {
  task: string
  cause: Cause
  /** So many attempts fail; all of them when absent. */
  attempts?: number
}

/** What a run comes to. A plain run has none of these; everything about it follows from its settings. */
export type Story = {
  fails?: readonly Mishap[]
  /** Against the usual time of each task. */
  slow?: number
  /** Canceled so long after its start. */
  canceledAfterMs?: number
  canceledBy?: string
  /** Found another run active and was not to wait. */
  isSkipped?: boolean
  repairs?: readonly { afterMs: number; by: string; fails?: readonly Mishap[] }[]
  /** What started it, where that was not the job's own schedule. */
  trigger?: Trigger
  /** Bytes of standard output, for a task that prints. */
  logBytes?: number
}

export const plainStory: Story = {}
