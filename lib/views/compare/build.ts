import { chainTasksOf, criticalPath } from '@/lib/resources/runs/critical-path'
import {
  fewestSuccesses,
  medianOf,
  medianPhases,
  phaseNames,
  phasesOf,
  taskPhases,
  workedMs,
  type Phases,
} from '@/lib/resources/runs/rules'
import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'
import type { TimedSuccess } from '@/lib/resources/runs/server'
import { explain } from './explain'
import { compareFacts } from './facts'
import { expectedHere, expectedThere, tasksNotRun, wouldAddMs } from './not-run'
import type { ComparedRun, ComparedTask, ComparedTry, Comparison } from './schema'

export type Compared = {
  here: RunDetail
  other: RunDetail | null
  whyNoOther: string | null
  successes: readonly TimedSuccess[]
  nowMs: number
}

/** Two runs side by side, and both against what is usual. */
export function build({ here, other, whyNoOther, successes, nowMs }: Compared): Comparison {
  const chain = criticalPath(chainTasksOf(here, nowMs))
  const tasks = compareTasks({ here, other, successes, chain, nowMs })
  const usual = usualOfRuns(successes)
  const phases = phasesOf(here, nowMs)
  const otherPhases = other && phasesOf(other, nowMs)
  const tookMs = workedMs(here, nowMs)
  const otherMs = other && workedMs(other, nowMs)
  const notRun = {
    here: tasksNotRun(here, expectedHere(tasks, usual?.of ?? 0)),
    other: other ? tasksNotRun(other, expectedThere(tasks)) : [],
  }
  return {
    here: headOf(here, nowMs),
    other: other && headOf(other, nowMs),
    whyNoOther,
    usualOf: usual?.of ?? 0,
    usualMs: usual?.medianMs ?? null,
    phases: phaseNames.map((phase) => ({
      phase,
      ms: phases[phase],
      otherMs: otherPhases?.[phase] ?? null,
      usualMs: usual?.phases?.[phase] ?? null,
    })),
    items: tasks,
    criticalPath: chain,
    facts: other ? compareFacts(here, other) : [],
    verdict: explain({
      tookMs,
      usualMs: usual?.medianMs ?? null,
      otherMs,
      phases,
      basePhases: (usual ? usual.phases : otherPhases) ?? null,
      tasks,
      notRunMs: wouldAddMs(notRun.here, here.tasks),
    }),
    notRun,
    asOf: here.asOf,
  }
}

const headOf = (run: RunDetail, nowMs: number): ComparedRun => ({
  runId: run.runId,
  jobId: run.jobId,
  name: run.name,
  state: run.state,
  lifeCycle: run.lifeCycle,
  result: run.result,
  isActive: run.isActive,
  startedAt: run.startedAt,
  tookMs: workedMs(run, nowMs),
})

type UsualOfRuns = { medianMs: number; of: number; phases: Phases | null }

function usualOfRuns(successes: readonly TimedSuccess[]): UsualOfRuns | null {
  const took = successes.flatMap(({ durations }) => durations.totalMs ?? [])
  const medianMs = medianOf(took)
  if (medianMs === null || took.length < fewestSuccesses) return null
  const whole = successes.filter(({ isPartial }) => !isPartial)
  return { medianMs, of: took.length, phases: medianPhases(whole.map((run) => phasesOf(run, 0))) }
}

type TaskFacts = Pick<Compared, 'here' | 'other' | 'successes' | 'nowMs'> & {
  chain: readonly string[]
}

function compareTasks({ here, other, successes, chain, nowMs }: TaskFacts): ComparedTask[] {
  const keys = new Set([...here.tasks, ...(other?.tasks ?? [])].map(({ taskKey }) => taskKey))
  const usual = usualOfTasks(successes)
  const tasks = [...keys].map((taskKey): ComparedTask => {
    const task = tryOf(here, taskKey, nowMs)
    const otherTask = other && tryOf(other, taskKey, nowMs)
    return {
      taskKey,
      here: task,
      other: otherTask,
      usual: usual.get(taskKey) ?? null,
      isCritical: chain.includes(taskKey),
      differs: other !== null && tryDiffers(task, otherTask),
    }
  })
  const rank = ({ differs, isCritical }: ComparedTask) => (differs ? 0 : 2) + (isCritical ? 0 : 1)
  return tasks.toSorted((a, b) => rank(a) - rank(b))
}

function tryOf(run: RunDetail, taskKey: string, nowMs: number): ComparedTry | null {
  const task = run.tasks.find((each) => each.taskKey === taskKey)
  if (!task) return null
  const before = run.earlierAttempts.filter((each) => each.taskKey === taskKey).length
  return {
    runId: task.runId,
    state: task.state,
    lifeCycle: task.lifeCycle,
    result: task.result,
    startedAt: task.startedAt,
    tookMs: task.state === 'skipped' ? null : workedMs(task, nowMs),
    attempts: before + 1,
    phases: taskPhases(task, nowMs),
  }
}

// Tasks of the same work differ by a fifth from run to run.
const noticeable = 0.25
const leastMs = 10_000

function tryDiffers(one: ComparedTry | null, two: ComparedTry | null): boolean {
  if (!one || !two) return one !== two
  if (one.state !== two.state || one.attempts !== two.attempts) return true
  if (one.tookMs === null || two.tookMs === null) return one.tookMs !== two.tookMs
  const difference = Math.abs(one.tookMs - two.tookMs)
  return difference > leastMs && difference > Math.min(one.tookMs, two.tookMs) * noticeable
}

function usualOfTasks(successes: readonly TimedSuccess[]): Map<string, ComparedTask['usual']> {
  const byKey = new Map<string, TaskRun[]>()
  for (const task of successes.flatMap(({ tasks }) => tasks)) {
    if (task.state !== 'succeeded' || task.durations.totalMs === null) continue
    const all = byKey.get(task.taskKey)
    if (all) all.push(task)
    else byKey.set(task.taskKey, [task])
  }
  return new Map(
    [...byKey].map(([key, tasks]) => {
      const medianMs = medianOf(tasks.flatMap(({ durations }) => durations.totalMs ?? []))
      const phases = medianPhases(tasks.map((task) => taskPhases(task, 0)))
      const isKnown = medianMs !== null && phases && tasks.length >= fewestSuccesses
      return [key, isKnown ? { medianMs, of: tasks.length, phases } : null]
    }),
  )
}
