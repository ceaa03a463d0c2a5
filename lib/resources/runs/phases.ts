import { chainTasksOf, criticalPath, triesOf, type ChainedRun } from './critical-path'
import type { Run, TaskRun } from './schema'
import { medianOf, workedMs } from './usual'

/** Where the time of a run or a task went. */
export const phaseNames = ['queue', 'setup', 'execution', 'cleanup', 'between'] as const
export type PhaseName = (typeof phaseNames)[number]
/** Milliseconds of each. `between`: tasks that waited for each other, earlier tries, other goes of the run. */
export type Phases = Record<PhaseName, number>

type PhasedTask = ChainedRun['tasks'][number] & Pick<TaskRun, 'durations'>
type PhasedAttempt = Pick<PhasedTask, 'durations' | 'startedAt' | 'isActive'> & { state: string }
export type PhasedRun = Pick<Run, 'startedAt' | 'goingSince' | 'isActive' | 'durations'> & {
  tasks: readonly PhasedTask[]
  earlierAttempts?: readonly PhasedTask[]
  attempts?: ChainedRun['attempts']
}

/** A task's parts, so far as it has them; while it executes, that goes on until now. */
export function taskPhases(
  { durations, startedAt, isActive, state }: PhasedAttempt,
  nowMs: number,
): Omit<Phases, 'between'> {
  const { queueMs, setupMs, executionMs, cleanupMs, totalMs } = durations
  const isWorking = isActive && state === 'running' && startedAt !== null
  // Older runs have only their ends.
  const ended = setupMs + executionMs + cleanupMs > 0 ? executionMs : (totalMs ?? 0)
  const soFar = isWorking ? Math.max(0, nowMs - Date.parse(startedAt) - queueMs - setupMs) : ended
  return { queue: queueMs, setup: setupMs, execution: soFar, cleanup: cleanupMs }
}

/**
 * Where the time of a run went, along its critical path. Databricks tells the parts of a run with several tasks
 * only of its tasks; of one with a single task they are the same.
 */
export function phasesOf(run: PhasedRun, nowMs: number): Phases {
  const chain = new Set(criticalPath(chainTasksOf(run, nowMs)))
  const tries = run.tasks
    .filter(({ taskKey }) => chain.has(taskKey))
    .flatMap((task) => triesOf(run, task) as PhasedTask[])
  const attempts: PhasedAttempt[] = tries.length > 0 ? tries : [{ ...run, state: stateOf(run) }]
  const parts = attempts.map((each) => taskPhases(each, nowMs))
  const sum = (name: Exclude<PhaseName, 'between'>) =>
    parts.reduce((total, each) => total + each[name], 0)
  const [setup, execution, cleanup] = [sum('setup'), sum('execution'), sum('cleanup')]
  const queue = tries.length > 0 ? run.durations.queueMs + sum('queue') : sum('queue')
  const worked = workedMs(run, nowMs) ?? 0
  const between = Math.max(
    0,
    worked - setup - execution - cleanup - (queue - run.durations.queueMs),
  )
  return { queue, setup, execution, cleanup, between }
}

const stateOf = ({ isActive }: Pick<Run, 'isActive'>) => (isActive ? 'running' : 'succeeded')

/** The median of each part by itself; null of nothing. */
export function medianPhases<Part extends Partial<Phases>>(all: readonly Part[]): Part | null {
  const [first] = all
  if (!first) return null
  const names = Object.keys(first) as (keyof Part & PhaseName)[]
  const medians = names.map((name) => [name, medianOf(all.map((each) => each[name] ?? 0)) ?? 0])
  return Object.fromEntries(medians) as Part
}
