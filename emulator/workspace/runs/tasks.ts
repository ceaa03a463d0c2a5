import type { TaskSpec } from '../jobs/settings'
import type { Run, TaskRun } from './run'

/** Ids of a run's tasks and repairs follow the run's own; runs stand further apart than that. */
export function newTask(run: Run, spec: TaskSpec, before?: TaskRun): TaskRun {
  const id = run.id + BigInt(run.nextSlot++)
  return {
    id,
    key: spec.task_key,
    spec,
    attempt: before ? before.attempt + 1 : 0,
    tries: 0,
    originalId: before?.originalId ?? id,
    phase: 'BLOCKED',
    result: null,
    cause: null,
    startedAt: 0,
    runningSince: null,
    endedAt: null,
    setupMs: 0,
    executeMs: 0,
    cleanupMs: 0,
    outcome: null,
    iterations: null,
    input: null,
    childRunId: null,
    stamp: 0,
  }
}

/** The newer attempt stands in the older one's place; the older one is kept as history. */
export function replaceTask(run: Run, older: TaskRun, newer: TaskRun): void {
  run.earlier.push(older)
  const lists = [
    run.tasks,
    ...run.tasks.flatMap(({ iterations }) => (iterations ? [iterations] : [])),
  ]
  for (const list of lists) {
    const index = list.indexOf(older)
    if (index >= 0) list[index] = newer
  }
}

/** An attempt of any task of a run, past ones and iterations included. */
export const taskOf = (run: Run, id: bigint): TaskRun | undefined =>
  [...run.tasks, ...run.earlier]
    .flatMap((task) => [task, ...(task.iterations ?? [])])
    .find((task) => task.id === id)
