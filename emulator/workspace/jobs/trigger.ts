import type { Trigger } from '../runs/run-trigger'
import { chance } from '../runs/chance'
import type { Job } from './job'
import { nextFire } from './schedule'
import type { JobSettings, PeriodicUnit } from './settings'

/** What starts a job by itself; ONE_TIME when nothing does. */
export function triggerOf({ settings }: { settings: JobSettings }): Trigger {
  if (settings.schedule) return 'PERIODIC'
  if (settings.continuous) return 'CONTINUOUS'
  if (settings.trigger?.file_arrival) return 'FILE_ARRIVAL'
  if (settings.trigger?.table_update) return 'TABLE'
  return settings.trigger?.periodic ? 'PERIODIC' : 'ONE_TIME'
}

export const isPaused = ({ settings }: Job): boolean =>
  [settings.schedule, settings.trigger, settings.continuous].some(
    (each) => each?.pause_status === 'PAUSED',
  )

const unitMs: Record<PeriodicUnit, number> = {
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
  WEEKS: 7 * 86_400_000,
}

export const periodMs = ({ interval, unit }: { interval: number; unit: PeriodicUnit }): number =>
  interval * unitMs[unit]

/** Files arrive and tables change about so often. */
const arrivalMs = 97 * 60_000

/** When a job starts by itself next; null when it does not. A continuous one starts when it has ended. */
export function nextStart(job: Job, after: number): number | null {
  const { schedule, trigger } = job.settings
  if (isPaused(job) || job.isDeleted) return null
  if (schedule) return nextFire(schedule, after)
  if (trigger?.periodic) return after + periodMs(trigger.periodic)
  if (!trigger?.file_arrival && !trigger?.table_update) return null
  return (
    after + Math.round(arrivalMs * (0.5 + chance(job.id, String(Math.floor(after / arrivalMs)))))
  )
}
