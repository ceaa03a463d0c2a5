import type { History } from '../runs/history'
import type { Trigger } from '../runs/run-trigger'
import type { Story } from '../runs/story'
import type { Job } from './job'

/** A run that is on its way, or waits, when the emulator begins. */
export type OpenRun = { job: Job; startedAt: number; story?: Story; trigger?: Trigger; id?: bigint }

export type JobsSeed = {
  jobs: Job[]
  history: History
  storiesOf: (jobIndex: number) => readonly Story[]
  /** Oldest first. */
  open: OpenRun[]
  now: number
}
