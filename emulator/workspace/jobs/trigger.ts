import type { Trigger } from '../runs/run-trigger'
import { chance } from '../runs/chance'
import { nextFire } from './schedule'
import type {
  CronSchedule,
  JobSettings,
  PauseStatus,
  PeriodicUnit,
  TriggerConfiguration,
} from './settings'

/** Every way in which a job starts by itself, whichever field of its settings says it. */
export function triggersOf({
  schedule,
  trigger,
  continuous,
  triggers = [],
}: JobSettings): readonly TriggerConfiguration[] {
  return [
    ...(schedule ? [ofSchedule(schedule)] : []),
    ...(trigger ? [trigger] : []),
    ...(continuous ? [{ continuous: {}, ...pauseOf(continuous) }] : []),
    ...triggers,
  ]
}

const pauseOf = ({ pause_status }: { pause_status?: PauseStatus }) =>
  pause_status ? { pause_status } : {}

const ofSchedule = ({ sql_condition, ...schedule }: CronSchedule): TriggerConfiguration => ({
  schedule: {
    quartz_cron_expression: schedule.quartz_cron_expression,
    timezone_id: schedule.timezone_id,
  },
  ...pauseOf(schedule),
  ...(sql_condition ? { sql_condition } : {}),
})

/** What a run says that it was started by. */
export function kindOf(trigger: TriggerConfiguration): Trigger {
  if (trigger.continuous) return 'CONTINUOUS'
  if (trigger.file_arrival) return 'FILE_ARRIVAL'
  if (trigger.table_update) return 'TABLE'
  return trigger.model ? 'MODEL' : 'PERIODIC'
}

/** What starts a job by itself, the first of them; ONE_TIME when nothing does. */
export function triggerOf({ settings }: { settings: JobSettings }): Trigger {
  const [first] = triggersOf(settings)
  return first ? kindOf(first) : 'ONE_TIME'
}

const unitMs: Record<PeriodicUnit, number> = {
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
  WEEKS: 7 * 86_400_000,
}

export const periodMs = ({ interval, unit }: { interval: number; unit: PeriodicUnit }): number =>
  interval * unitMs[unit]

/** Files arrive, tables change and models come about so often. */
const arrivalMs = 97 * 60_000
const continuousGapMs = 4_000

/** Each of a job's triggers has its own chances, by its place among them. */
type Place = { jobId: bigint; place: number }

const word = (moment: number, place: number) => (place === 0 ? `${moment}` : `${moment}/${place}`)

/** When a trigger fires next; null when it does not. A continuous one fires when the job's run has ended. */
export function nextFireOf(
  { pause_status, schedule, periodic, continuous }: TriggerConfiguration,
  { jobId, place }: Place,
  after: number,
): number | null {
  if (pause_status === 'PAUSED') return null
  if (continuous) return after + continuousGapMs
  if (schedule) return nextFire(schedule, after)
  if (periodic) return after + periodMs(periodic)
  const share = chance(jobId, word(Math.floor(after / arrivalMs), place))
  return after + Math.round(arrivalMs * (0.5 + share))
}

/** Nobody wrote the query down here, so that it answers every other time. */
export const isConditionMet = ({ jobId, place }: Place, at: number): boolean =>
  chance(jobId, `sql ${word(at, place)}`) < 0.5
