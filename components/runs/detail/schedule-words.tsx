import { triggerWords } from '@/lib/resources/jobs/trigger-words'
import type { RunDetail } from '@/lib/resources/runs/schema'

/** `, daily 02:10 Europe/Amsterdam`: the schedule by which it started. */
export function ScheduleWords({ of }: { of: NonNullable<RunDetail['schedule']> }) {
  return `, ${triggerWords({ kind: 'schedule', isPaused: false, sqlCondition: null, ...of })}`
}
