import type { TaskSpec } from '../jobs/settings'
import { inputsOf } from './conditions'
import type { Cause } from './cause'
import { isOver, type Result } from './run'
import { enter, type Step } from './stage'
import { newTask } from './tasks'

/** How any task begins and ends. It is handed in, for a for-each is a task that begins others. */
type Ways = {
  startTask: (step: Step, at: number) => void
  endTask: (step: Step, at: number, result: Result, cause: Cause | null) => void
}

type ForEach = Ways & { inputs: string; concurrency?: number; task: TaskSpec }

/** Runs its inner task once for each input, as many at a time as it allows. */
export function startForEach(step: Step, at: number, forEach: ForEach): void {
  const { run, task } = step
  enter(task, 'RUNNING')
  task.runningSince = at
  task.iterations = []
  continueForEach(step, at, forEach, inputsOf(run, forEach.inputs))
}

function continueForEach(step: Step, at: number, forEach: ForEach, inputs: string[]): void {
  const { run, task, stage } = step
  const begun = task.iterations ?? []
  if (task.phase !== 'RUNNING') return
  while (
    begun.length < inputs.length &&
    begun.filter((each) => !isOver(each)).length < (forEach.concurrency ?? 1)
  ) {
    const inner = newTask(run, {
      ...forEach.task,
      task_key: `${forEach.task.task_key}_${begun.length}`,
    })
    inner.input = inputs[begun.length] ?? null
    begun.push(inner)
    const done = (then: number) => continueForEach(step, then, forEach, inputs)
    forEach.startTask({ run, task: inner, stage, done }, at)
  }
  if (begun.length < inputs.length || !begun.every(isOver)) return
  task.executeMs = at - (task.runningSince ?? at)
  const failed = begun.find(({ result }) => result !== 'SUCCESS')
  forEach.endTask(step, at, failed ? 'FAILED' : 'SUCCESS', failed?.cause ?? null)
}
