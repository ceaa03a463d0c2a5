import { inGraphOrder } from '@/lib/job-tasks/order'
import type { TaskSpec } from '@/lib/job-tasks/schema'
import type { GridCell, GridRun } from '@/lib/resources/runs/grid'

export type GridTask = {
  taskKey: string
  /** How far it stands in from the left. */
  depth: number
  /** It ran, but the job has it no longer. */
  isGone: boolean
  /** One for each run, oldest first. */
  cells: readonly (GridCell | undefined)[]
}

export type GridModel = {
  /** Oldest first, so that the newest stands on the right. */
  runs: readonly GridRun[]
  tasks: readonly GridTask[]
  /** What most of the bars in the head stay below. */
  longestMs: number
}

type Spec = Pick<TaskSpec, 'taskKey' | 'dependsOn'>

/** Tasks by run: the job's tasks as its graph has them, then those that only older runs had. */
export function gridModel(specs: readonly Spec[], newestFirst: readonly GridRun[]): GridModel {
  const runs = newestFirst.toReversed()
  const cells = runs.map(({ cells: all }) => new Map(all.map((cell) => [cell.taskKey, cell])))
  const rowOf = (taskKey: string, depth: number, isGone: boolean): GridTask => ({
    taskKey,
    depth,
    isGone,
    cells: cells.map((of) => of.get(taskKey)),
  })
  const known = new Set(specs.map(({ taskKey }) => taskKey))
  const gone = new Set(cells.flatMap((of) => [...of.keys()].filter((key) => !known.has(key))))
  return {
    runs,
    tasks: [
      ...inGraphOrder(specs).map(({ task, depth }) => rowOf(task.taskKey, depth, false)),
      ...[...gone].sort().map((taskKey) => rowOf(taskKey, 0, true)),
    ],
    longestMs: Math.max(1, ...runs.map(({ durations }) => durations.totalMs ?? 0)),
  }
}
