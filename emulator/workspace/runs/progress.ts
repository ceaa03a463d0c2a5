import { decide } from './dependencies'
import { close, skipTask } from './ending'
import { startTask } from './perform'
import { isOver, type Run } from './run'
import { enterRun, planForRun, type Stage } from './stage'
import { cancel, stop } from './stop'
import { newTask, replaceTask } from './tasks'

const launchMs = 700

/** From the queue, or at once: the run takes its tasks up. */
export function begin(run: Run, at: number, stage: Stage): void {
  run.queuedUntil = run.phase === 'QUEUED' ? at : null
  run.repairs.push({
    id: run.id,
    type: 'ORIGINAL',
    startedAt: run.startedAt,
    endedAt: null,
    taskIds: run.tasks.map(({ id }) => id),
    phase: 'PENDING',
    result: null,
    cause: null,
  })
  launch(run, at, stage)
}

function launch(run: Run, at: number, stage: Stage): void {
  enterRun(run, 'PENDING')
  planForRun(run, stage, at + launchMs, (then) => {
    enterRun(run, 'RUNNING')
    planTimeout(run, at, stage)
    const { canceledAfterMs, canceledBy = 'system' } = run.story
    if (canceledAfterMs !== undefined) {
      planForRun(run, stage, at + canceledAfterMs, (late) => cancel(run, late, canceledBy, stage))
    }
    proceed(run, then, stage)
  })
}

function planTimeout(run: Run, at: number, stage: Stage): void {
  const seconds = run.settings.timeout_seconds ?? 0
  if (seconds <= 0) return
  planForRun(run, stage, at + seconds * 1000, (then) => stop(run, then, 'TIMEDOUT', stage))
}

/** Starts and skips what its dependencies now decide, and closes the run when nothing is left. */
function proceed(run: Run, at: number, stage: Stage): void {
  if (run.phase !== 'RUNNING') return
  const tasks = new Map(run.tasks.map((task) => [task.key, task]))
  for (let isSettled = false; !isSettled;) {
    isSettled = true
    for (const task of run.tasks) {
      if (task.phase !== 'BLOCKED') continue
      const decision = decide(task, tasks)
      if (decision === 'wait') continue
      const step = { run, task, stage, done: (then: number) => proceed(run, then, stage) }
      if (decision === 'run') startTask(step, at)
      else {
        skipTask(task, decision, at)
        isSettled = false
      }
    }
  }
  if (run.tasks.every(isOver)) close(run, at, stage)
}

/** Runs some tasks of an ended run again under the same run id; returns the repair's own id. */
export function repair(run: Run, at: number, keys: ReadonlySet<string>, stage: Stage): bigint {
  const renewed = run.tasks.filter(({ key }) => keys.has(key))
  const fresh = renewed.map((task) => {
    const next = newTask(run, task.spec, task)
    replaceTask(run, task, next)
    return next
  })
  const id = run.id + BigInt(run.nextSlot++)
  run.repairs.push({
    id,
    type: 'REPAIR',
    startedAt: at,
    endedAt: null,
    taskIds: fresh.map((task) => task.id),
    phase: 'PENDING',
    result: null,
    cause: null,
  })
  Object.assign(run, { endedAt: null, result: null, canceledBy: null })
  launch(run, at, stage)
  return id
}
