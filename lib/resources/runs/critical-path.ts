import type { TaskRun } from './schema'

/** A task as the chain sees it: when it was at work, and what it waited for. Null times: it never ran. */
export type ChainTask = {
  taskKey: string
  fromMs: number | null
  toMs: number | null
  needs: readonly string[]
}

type Ran = ChainTask & { fromMs: number; toMs: number }

// Ends and starts are told by different machines; a task may seem to begin a moment before what it waited for ended.
const slackMs = 2_000

/**
 * The chain of tasks that a run could not have been shorter than, first to last: from the task that ended last,
 * back to the one each waited for longest. A task that never ran is passed through to what it waited for; one that
 * ended after its successor had begun (it was repaired alone) held nobody up.
 */
export function criticalPath(tasks: readonly ChainTask[]): string[] {
  const byKey = new Map(tasks.map((task) => [task.taskKey, task]))
  const chain: string[] = []
  let at = latest(tasks.filter(ran))
  while (at && !chain.includes(at.taskKey)) {
    chain.push(at.taskKey)
    const { fromMs } = at
    at = latest(waitedFor(at, byKey).filter(({ toMs }) => toMs <= fromMs + slackMs))
  }
  return chain.reverse()
}

const ran = (task: ChainTask): task is Ran => task.fromMs !== null && task.toMs !== null

const latest = (tasks: readonly Ran[]): Ran | undefined =>
  tasks.reduce<Ran | undefined>(
    (last, task) =>
      !last || task.toMs > last.toMs || (task.toMs === last.toMs && task.fromMs > last.fromMs)
        ? task
        : last,
    undefined,
  )

/** Those that ran among what it needs, and behind those that did not, what they needed. */
function waitedFor(task: ChainTask, byKey: ReadonlyMap<string, ChainTask>): Ran[] {
  const seen = new Set([task.taskKey])
  const found: Ran[] = []
  const open = [...task.needs]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const need = byKey.get(key)
    if (!need || seen.has(key)) continue
    seen.add(key)
    if (ran(need)) found.push(need)
    else open.push(...need.needs)
  }
  return found
}

export type ChainedRun = {
  tasks: readonly Pick<
    TaskRun,
    'taskKey' | 'runId' | 'startedAt' | 'endedAt' | 'isActive' | 'state' | 'dependsOn'
  >[]
  earlierAttempts?: readonly Pick<TaskRun, 'taskKey' | 'runId' | 'startedAt'>[] | undefined
  attempts?: readonly { taskRunIds: readonly TaskRun['runId'][] }[] | undefined
}

/** The tasks of a run for its chain. Retries count with their task, from the first try of the same go. */
export function chainTasksOf(run: ChainedRun, nowMs: number): ChainTask[] {
  return run.tasks.map((task) => {
    const starts = triesOf(run, task).flatMap(({ startedAt }) => startedAt ?? [])
    const didRun = task.state !== 'skipped' && task.startedAt !== null
    const ended = task.isActive ? nowMs : task.endedAt && Date.parse(task.endedAt)
    return {
      taskKey: task.taskKey,
      fromMs: didRun ? Math.min(...starts.map((at) => Date.parse(at))) : null,
      toMs: didRun ? ended || null : null,
      needs: task.dependsOn.map(({ taskKey }) => taskKey),
    }
  })
}

/** The tries of a task in the go that its last one was in, that one included, the first of them first. */
export function triesOf<Task extends ChainedRun['tasks'][number]>(
  { earlierAttempts = [], attempts = [] }: Omit<ChainedRun, 'tasks'>,
  task: Task,
): (Pick<TaskRun, 'taskKey' | 'runId' | 'startedAt'> | Task)[] {
  const go = attempts.findLast(({ taskRunIds }) => taskRunIds.includes(task.runId))
  const before = earlierAttempts.filter(
    ({ taskKey, runId }) =>
      taskKey === task.taskKey && (attempts.length < 2 || go?.taskRunIds.includes(runId)),
  )
  return [...before, task]
}

/** The keys of the critical path of a run. */
export const criticalPathOf = (run: ChainedRun, nowMs: number): string[] =>
  criticalPath(chainTasksOf(run, nowMs))
