import type { Run, RunDetail, TaskRun } from './schema'

/** How long something usually takes: the median of its last successes. */
export type Usual = {
  medianMs: number
  /** How many successes it is of, twenty at most. */
  of: number
}

/** The newest runs of a job that are looked at for what is usual, as many as a page of them has. */
const newestEnded = 24
const lastSuccesses = 20
/** A median of fewer says little. */
export const fewestSuccesses = 3
/** Slower than usual begins here. */
export const slowFactor = 1.5
/** What takes seconds is slow by chance. */
const leastExcessMs = 30_000

export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

type Timed = Pick<Run | TaskRun, 'state' | 'isActive' | 'startedAt' | 'durations'>

/**
 * Of attempts of one job, or of one task, in any order; null while there are too few successes. However many
 * of them a page has at hand, the same newest ones count: so a run is slow on every page, or on none.
 */
export function usualOf(attempts: readonly Timed[]): Usual | null {
  const took = attempts
    .filter(({ isActive }) => !isActive)
    .toSorted((a, b) => ((a.startedAt ?? '') < (b.startedAt ?? '') ? 1 : -1))
    .slice(0, newestEnded)
    .filter(({ state }) => state === 'succeeded')
    .flatMap(({ durations }) => durations.totalMs ?? [])
    .slice(0, lastSuccesses)
  const medianMs = medianOf(took)
  return medianMs === null || took.length < fewestSuccesses ? null : { medianMs, of: took.length }
}

/** By task key, from whole runs of one job. */
export function usualByTask(runs: readonly Pick<RunDetail, 'tasks'>[]): Map<string, Usual> {
  const byKey = new Map<string, TaskRun[]>()
  for (const task of runs.flatMap(({ tasks }) => tasks))
    byKey.set(task.taskKey, [...(byKey.get(task.taskKey) ?? []), task])
  return new Map(
    [...byKey].flatMap(([key, tasks]) => {
      const usual = usualOf(tasks)
      return usual ? [[key, usual] as const] : []
    }),
  )
}

/** How long it has worked so far in the go that is on, or worked in all its goes: without its wait in the queue. */
export function workedMs(
  run: Pick<Run, 'goingSince' | 'isActive' | 'durations'>,
  nowMs: number,
): number | null {
  if (!run.isActive) return run.durations.totalMs
  return run.goingSince === null ? null : Math.max(0, nowMs - Date.parse(run.goingSince))
}

/** `1.8` is nearly twice as long as usual; null where nobody knows what is usual. */
export function ratioToUsual(tookMs: number | null, usual: Usual | null): number | null {
  return tookMs === null || usual === null || usual.medianMs <= 0 ? null : tookMs / usual.medianMs
}

/** What took less is slow beside nothing. */
export const couldBeSlow = (tookMs: number | null): boolean =>
  tookMs !== null && tookMs > leastExcessMs

/** Slower than usual: over one and a half times the median, by more than chance. */
export function isSlow(tookMs: number | null, usual: Usual | null): boolean {
  const ratio = ratioToUsual(tookMs, usual)
  if (ratio === null || tookMs === null || usual === null) return false
  return ratio > slowFactor && tookMs - usual.medianMs > leastExcessMs
}
