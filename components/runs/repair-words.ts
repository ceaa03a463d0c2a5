import { repairable, repairLabel } from '@/lib/resources/runs/rules'
import type { Run, RunDetail } from '@/lib/resources/runs/schema'

/** `Repair 3 tasks`, as far as the tasks are known. */
export const repairWords = (run: Run | RunDetail): string =>
  'tasks' in run && repairable(run.tasks).length > 0
    ? repairLabel(run.tasks)
    : 'Repair failed tasks'
