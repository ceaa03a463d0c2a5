import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'

/** Epoch ms of what a drawing over time shows. */
export type Span = { from: number; to: number }

/** The tasks of one go of a run: all that its first go ran, or what a repair ran again. */
export function tasksOf(run: RunDetail, attempt: number): TaskRun[] {
  const all = [...run.tasks, ...run.earlierAttempts]
  const ids = run.attempts[attempt]?.taskRunIds
  if (run.attempts.length < 2 || !ids) return run.tasks.length > 0 ? run.tasks : run.iterations
  const wanted = new Set(ids)
  const found = all.filter(({ runId }) => wanted.has(runId))
  return latestOf(found).toSorted((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ startedAt }: TaskRun) => (startedAt === null ? Infinity : Date.parse(startedAt))

/** A task that was retried within one go shows its last try. */
function latestOf(tasks: readonly TaskRun[]): TaskRun[] {
  const byKey = new Map<string, TaskRun>()
  for (const task of tasks) {
    const other = byKey.get(task.taskKey)
    if (!other || other.attemptNumber < task.attemptNumber) byKey.set(task.taskKey, task)
  }
  return [...byKey.values()]
}

/** From the first start to the last end, or to now while something runs; at least a second. */
export function spanOf(tasks: readonly TaskRun[], nowMs: number): Span | null {
  const starts = tasks.flatMap(({ startedAt }) => (startedAt === null ? [] : Date.parse(startedAt)))
  if (starts.length === 0) return null
  const from = Math.min(...starts)
  const ends = tasks.flatMap(({ endedAt }) => (endedAt === null ? [] : Date.parse(endedAt)))
  const isGoingOn = tasks.some(({ isActive, startedAt }) => isActive && startedAt !== null)
  const to = Math.max(from + 1_000, ...ends, ...(isGoingOn ? [nowMs] : []))
  return { from, to }
}

/** Parts of a task's bar, in per cent of the span. */
export type Bar = {
  left: number
  width: number
  /** Of `width`, one after the other: what is left when queue, setup and cleanup are taken is its execution. */
  queue: number
  setup: number
  cleanup: number
  /** Where it usually ends; null where nobody knows or it is off the drawing. */
  usualEnd: number | null
}

export function barOf(task: TaskRun, span: Span, nowMs: number, usualMs?: number): Bar | null {
  if (task.startedAt === null) return null
  const start = Date.parse(task.startedAt)
  const end = task.endedAt === null ? nowMs : Date.parse(task.endedAt)
  const percent = (ms: number) => (ms / (span.to - span.from)) * 100
  const width = Math.max(0, Math.min(percent(end - start), 100))
  const { queueMs, setupMs, cleanupMs } = task.durations
  const queue = Math.min(width, percent(queueMs))
  const setup = Math.min(width - queue, percent(setupMs))
  const cleanup = Math.min(width - queue - setup, percent(cleanupMs))
  const usualEnd = usualMs === undefined ? null : percent(start + queueMs + usualMs - span.from)
  return {
    left: Math.max(0, percent(start - span.from)),
    width,
    queue,
    setup,
    cleanup,
    usualEnd: usualEnd === null || usualEnd > 100 ? null : usualEnd,
  }
}

/** A task with every try of it that a drawing shows, the first of them first: each is a lane of its row. */
export type TaskLanes = { task: TaskRun; tries: TaskRun[] }

/** The tasks of one go with its retries, or of all goes together. */
export function lanesOf(run: RunDetail, attempt: number | 'all'): TaskLanes[] {
  const isAll = attempt === 'all'
  const tasks = isAll ? tasksOf({ ...run, attempts: [] }, 0) : tasksOf(run, attempt)
  const earlier = new Map<string, TaskRun[]>()
  const wanted =
    isAll || run.attempts.length < 2 ? null : new Set(run.attempts[attempt]?.taskRunIds)
  for (const each of [...run.earlierAttempts, ...run.tasks]) {
    if (wanted && !wanted.has(each.runId)) continue
    earlier.set(each.taskKey, [...(earlier.get(each.taskKey) ?? []), each])
  }
  return tasks.map((task) => {
    const before = (earlier.get(task.taskKey) ?? []).filter(
      ({ runId, startedAt }) => runId !== task.runId && startedAt !== null,
    )
    return { task, tries: [...before, task].toSorted((a, b) => startOf(a) - startOf(b)) }
  })
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 4, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * hour),
]

/** Round moments inside the span, as few as `most`. */
export function ticksOf({ from, to }: Span, most: number): number[] {
  const step = steps.find((each) => (to - from) / each <= most) ?? 24 * hour
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => first + at * step)
}
