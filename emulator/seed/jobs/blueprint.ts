import type { Grantee, Level } from '../../workspace/access'
import type { JobSettings, TriggerConfiguration } from '../../workspace/jobs/settings'
import type { Story } from '../../workspace/runs/story'
import type { Rhythm } from './rhythm'
import type { TaskSeed } from './tasks'

/** A seeded job: what it is, how often it runs, and what became of its runs. */
export type JobBlueprint = {
  name: string
  id?: bigint
  owner: Grantee
  hasLeft?: true
  grants: readonly (readonly [Grantee, Level])[]
  rhythm: Rhythm
  isPaused?: true
  /** Days since it was paused: since then it has not begun by itself. */
  pausedDays?: number
  /** What starts it beside the rhythm: it then says both in its `triggers`. */
  alsoBy?: readonly TriggerConfiguration[]
  tasks: readonly TaskSeed[]
  settings?: Partial<JobSettings>
  /** Days since it was made. */
  ageDays?: number
  /** Its latest runs by number, the newest is 0. */
  latest?: Readonly<Record<number, Story>>
  /** Share of the older runs that fail, on their own. */
  noise?: number
  /** What new runs come to, while that lasts. */
  ongoing?: Story
  /** A run that is on its way: minutes since its start. */
  open?: readonly { minutes: number; story?: Story; isManual?: true }[]
  /** Starts beside the rhythm, minutes after the newest, each a run of its own and newer than number 0. */
  again?: readonly { afterMinutes: number }[]
  /** Number of the run with an id of its own beyond 2^53. */
  bigRunId?: bigint
}

const kindMs = 1000

export const paceOf = (tasks: readonly TaskSeed[]): Record<string, number> =>
  Object.fromEntries(
    tasks.flatMap(({ spec, seconds, innerSeconds }) => {
      const own: [string, number] = [spec.task_key, Math.round(seconds * kindMs)]
      const inner = spec.for_each_task?.task.task_key
      if (inner === undefined) return [own]
      // Iterations of a for-each task are named after its inner task, with their number.
      const each = Array.from({ length: 40 }, (_, index): [string, number] => [
        `${inner}_${index}`,
        Math.round((innerSeconds ?? seconds) * kindMs * (0.7 + ((index * 29) % 60) / 100)),
      ])
      return [own, ...each]
    }),
  )
