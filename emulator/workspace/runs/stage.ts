import type { Phase, Run, TaskRun } from './run'
import type { Timeline } from './timeline'

/** Where runs are played: the workspace's own time, or a private one for the past. */
export type Stage = {
  timeline: Timeline
  /** Milliseconds that every task takes; as long as usual while null. */
  taskMs: number | null
  /** Starts the run of a run-job task; null where there is nothing to start it in. */
  startChild(run: Run, task: TaskRun, at: number): Run | null
  cancelChild(id: bigint, at: number): void
  /** A SQL task asks a warehouse, for so long. */
  queryWarehouse(id: string, at: number, busyUntil: number): void
  /** A run came to its end. */
  ended(run: Run, at: number): void
}

/** One task in the course of its run; `done` goes on with what hangs on it. */
export type Step = { run: Run; task: TaskRun; stage: Stage; done: (at: number) => void }

export function enter(task: TaskRun, phase: Phase): void {
  task.phase = phase
  task.stamp += 1
}

export function planFor({ task, stage }: Step, at: number, happen: (at: number) => void): void {
  const { stamp } = task
  stage.timeline.plan(at, (then) => {
    if (task.stamp === stamp) happen(then)
  })
}

export function enterRun(run: Run, phase: Phase): void {
  run.phase = phase
  run.stamp += 1
}

export function planForRun(run: Run, stage: Stage, at: number, happen: (at: number) => void): void {
  const { stamp } = run
  stage.timeline.plan(at, (then) => {
    if (run.stamp === stamp) happen(then)
  })
}
