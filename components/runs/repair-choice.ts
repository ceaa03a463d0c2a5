import { latestRepairId, repairable } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { RepairRequest } from '@/lib/resources/runs/actions'
import type { RepairId } from '@/lib/databricks/ids'

/** What of a run is to run again, and with which values. */
export type RepairChoice = {
  /** Null: all that failed, and what waited for it in vain. */
  tasks: readonly string[] | null
  /** With chosen tasks: what depends on them too. */
  withDependents: boolean
  /** Only what is to be otherwise than in the run. */
  jobParameters: Readonly<Record<string, string>>
}

export const repairAll: RepairChoice = { tasks: null, withDependents: true, jobParameters: {} }

/** The keys of the tasks that a choice runs again, in the order of the run. */
export function chosenKeys({ tasks }: Pick<RunDetail, 'tasks'>, choice: RepairChoice): string[] {
  if (choice.tasks === null) return repairable(tasks).map(({ taskKey }) => taskKey)
  const keys = new Set(choice.tasks)
  for (let before = -1; choice.withDependents && before < keys.size;) {
    before = keys.size
    for (const { taskKey, dependsOn } of tasks)
      if (dependsOn.some((need) => keys.has(need.taskKey))) keys.add(taskKey)
  }
  return tasks.flatMap(({ taskKey }) => (keys.has(taskKey) ? taskKey : []))
}

/** Why this choice cannot be sent. */
export const whyNotChoice = (choice: RepairChoice): string | undefined =>
  choice.tasks?.length === 0 ? 'Choose at least one task.' : undefined

/** The last repair the page showed lets the server know this press again. */
export function repairRequest(
  run: Pick<RunDetail, 'attempts'>,
  { tasks, withDependents, jobParameters }: RepairChoice,
): Partial<RepairRequest> & { latestRepairId: RepairId | null } {
  return {
    latestRepairId: latestRepairId(run),
    ...(tasks === null ? {} : { tasks: [...tasks], withDependents }),
    ...(Object.keys(jobParameters).length === 0 ? {} : { jobParameters: { ...jobParameters } }),
  }
}
