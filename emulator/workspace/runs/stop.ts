import { finish, skipTask } from './ending'
import { isOver, type Result, type Run, type TaskRun } from './run'
import { enter, enterRun, planForRun, type Stage } from './stage'

const cancelingMs = 1_800

/** Nothing happens to a run that has ended, or is about to. */
export function cancel(run: Run, at: number, by: string, stage: Stage): void {
  if (isOver(run) || run.phase === 'TERMINATING') return
  run.canceledBy = by
  stop(run, at, 'CANCELED', stage)
}

/** Ends all that runs or waits, before its own time. */
export function stop(run: Run, at: number, result: 'CANCELED' | 'TIMEDOUT', stage: Stage): void {
  const wasQueued = run.phase === 'QUEUED'
  enterRun(run, 'TERMINATING')
  const open = allTasks(run).filter((task) => !isOver(task))
  const begun = open.filter(({ phase }) => phase !== 'BLOCKED')
  for (const task of open) {
    if (task.childRunId !== null) stage.cancelChild(task.childRunId, at)
    enter(task, task.phase === 'BLOCKED' ? 'BLOCKED' : 'TERMINATING')
  }
  planForRun(run, stage, at + (wasQueued ? 0 : cancelingMs), (then) => {
    for (const task of open) {
      if (task.runningSince !== null) task.executeMs = at - task.runningSince
      if (begun.includes(task)) endStopped(task, then, result)
      else skipTask(task, wasQueued ? 'CANCELED' : 'UPSTREAM_CANCELED', then)
    }
    finish(run, then, result, stage)
  })
}

function endStopped(task: TaskRun, at: number, result: Result): void {
  enter(task, 'TERMINATED')
  task.result = result
  task.endedAt = at
}

const allTasks = (run: Run): TaskRun[] =>
  run.tasks.flatMap((task) => [task, ...(task.iterations ?? [])])
