import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'
import type { ComparedTask, TaskNotRun } from './schema'

type Chained = Pick<TaskRun, 'taskKey' | 'state' | 'dependsOn'>
type Left = Chained & Pick<TaskRun, 'startedAt' | 'lifeCycle' | 'result'>

const didRun = ({ state, startedAt }: Pick<Left, 'state' | 'startedAt'>): boolean =>
  state !== 'skipped' && startedAt !== null

/** What a run has not done of what it is measured by; what still goes may yet do it. */
export function tasksNotRun(
  run: Pick<RunDetail, 'isActive'> & { tasks: readonly Left[] },
  wouldTakeMs: ReadonlyMap<string, number>,
): TaskNotRun[] {
  const byKey = new Map(run.tasks.map((task) => [task.taskKey, task]))
  return run.tasks.flatMap((task) => {
    const ms = wouldTakeMs.get(task.taskKey)
    if (ms === undefined || didRun(task) || (run.isActive && task.state !== 'skipped')) return []
    const { taskKey, state, lifeCycle, result } = task
    const because = waitedInVainFor(task, byKey)
    return [{ taskKey, state, lifeCycle, result, because, wouldTakeMs: ms }]
  })
}

/** What failed (or was canceled) first on the way to a task; nothing where it was left out for another reason. */
function waitedInVainFor(task: Left, byKey: ReadonlyMap<string, Left>): string[] {
  const ended = endings.get(task.result ?? '')
  if (ended === undefined) return []
  const seen = new Set([task.taskKey])
  const found: string[] = []
  const open = task.dependsOn.map(({ taskKey }) => taskKey)
  for (let key = open.shift(); key !== undefined; key = open.shift()) {
    const need = byKey.get(key)
    if (!need || seen.has(key)) continue
    seen.add(key)
    if (need.state === ended) found.push(key)
    else if (!didRun(need)) open.push(...need.dependsOn.map(({ taskKey }) => taskKey))
  }
  return found
}

const endings = new Map<string, Left['state']>([
  ['UPSTREAM_FAILED', 'failed'],
  ['UPSTREAM_CANCELED', 'canceled'],
])

/** What they would have added to the run: those that wait for each other one after the other, the others beside. */
export function wouldAddMs(
  left: readonly Pick<TaskNotRun, 'taskKey' | 'wouldTakeMs'>[],
  tasks: readonly Pick<Chained, 'taskKey' | 'dependsOn'>[],
): number {
  const takes = new Map(left.map(({ taskKey, wouldTakeMs }) => [taskKey, wouldTakeMs]))
  const needs = new Map(tasks.map(({ taskKey, dependsOn }) => [taskKey, dependsOn]))
  const until = new Map<string, number>()
  const untilEndOf = (key: string): number => {
    const known = until.get(key)
    if (known !== undefined) return known
    // Also what a loop comes back to, which no job may have.
    until.set(key, 0)
    const before = (needs.get(key) ?? []).map(({ taskKey }) => untilEndOf(taskKey))
    const ms = Math.max(0, ...before) + (takes.get(key) ?? 0)
    until.set(key, ms)
    return ms
  }
  return Math.max(0, ...left.map(({ taskKey }) => untilEndOf(taskKey)))
}

type Expected = Pick<ComparedTask, 'taskKey' | 'here' | 'other' | 'usual'>

/** How long each task takes that this run was to do: usually, where most successes ran it, else in the other run. */
export const expectedHere = (tasks: readonly Expected[], usualOf: number): Map<string, number> =>
  new Map(
    tasks.flatMap(({ taskKey, usual, other }) => {
      if (usual && usualOf > 0)
        return usual.of * 2 > usualOf ? [[taskKey, usual.medianMs] as const] : []
      return other && other.tookMs !== null && didRun(other)
        ? [[taskKey, other.tookMs] as const]
        : []
    }),
  )

/** How long each task took here that the other run was to do as well. */
export const expectedThere = (tasks: readonly Expected[]): Map<string, number> =>
  new Map(
    tasks.flatMap(({ taskKey, here }) =>
      here && here.tookMs !== null && didRun(here) ? [[taskKey, here.tookMs] as const] : [],
    ),
  )
