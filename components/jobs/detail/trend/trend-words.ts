import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import type { GridRun } from '@/lib/resources/runs/grid'
import { phaseNames, type Phases } from '@/lib/resources/runs/phases'
import { usualOf } from '@/lib/resources/runs/rules'
import { phaseLooks } from '../../../runs/phase-look'
import { successWords } from '../grid/grid-words'

/** What the durations tell, for who does not see them drawn. */
export function trendWords(runs: readonly GridRun[]): string {
  const took = runs.flatMap(({ durations }) => durations.totalMs ?? [])
  const usual = usualOf(runs)
  return [
    `Durations of ${formatCounted(runs.length, 'run')}`,
    successWords(runs),
    usual && `the median of ${usual.of} successes is ${formatDuration(usual.medianMs)}`,
    took.length > 0 && `the longest took ${formatDuration(Math.max(...took))}`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** Where a run's time can go, in the order it does. */
export const phaseKinds = phaseNames.map((key) => ({ key, ...phaseLooks[key] }))

export const sumOf = (phases: Phases): number =>
  phaseKinds.reduce((sum, { key }) => sum + phases[key], 0)

/** `execution 80 %, setup 20 %`: of all runs together, the largest first. */
export function phasesWords(runs: readonly GridRun[]): string {
  const told = runs.flatMap(({ phases }) => phases ?? [])
  const whole = told.reduce((sum, phases) => sum + sumOf(phases), 0)
  if (whole === 0) return 'Where the time of the runs went is not told'
  const shares = phaseKinds
    .map(({ key, word }) => ({ word, ms: told.reduce((sum, phases) => sum + phases[key], 0) }))
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms)
  const words = shares.map(({ word, ms }) => `${word.toLowerCase()} ${percentOf(ms, whole)}`)
  return `Of the time of ${formatCounted(told.length, 'run')}: ${words.join(', ')}`
}

const percentOf = (ms: number, whole: number) => {
  const percent = Math.round((ms / whole) * 100)
  return percent === 0 ? 'under 1 %' : `${percent} %`
}

/** `queue 2 s, setup 4 min 10 s, execution 12 min 00 s`. */
export function runPhasesWords({ phases, isActive, isWhole }: GridRun): string {
  if (isActive) return 'still runs'
  if (!phases) return isWhole ? 'not told' : 'not loaded'
  const words = phaseKinds
    .filter(({ key }) => phases[key] >= 1)
    .map(({ key, word }) => `${word.toLowerCase()} ${formatDuration(phases[key])}`)
  return words.join(', ') || 'no time'
}
