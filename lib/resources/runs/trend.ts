import type { Run } from './schema'
import { fewestSuccesses } from './usual'

/** What was usual by then: the middle of the last successes, and where the middle half of them lay. */
export type Band = { lowMs: number; medianMs: number; highMs: number }

type Timed = Pick<Run, 'state' | 'durations'>

const lookBack = 20

/**
 * For each run, what was usual when it ran: of it and the successes before it, twenty at most. Null while there are
 * too few. Runs are given oldest first.
 */
export function bandsOf(oldestFirst: readonly Timed[]): (Band | null)[] {
  const took: number[] = []
  return oldestFirst.map(({ state, durations }) => {
    if (state === 'succeeded' && durations.totalMs !== null) took.push(durations.totalMs)
    return bandOf(took.slice(-lookBack))
  })
}

function bandOf(took: readonly number[]): Band | null {
  if (took.length < fewestSuccesses) return null
  const sorted = took.toSorted((a, b) => a - b)
  return {
    lowMs: quantile(sorted, 0.25),
    medianMs: quantile(sorted, 0.5),
    highMs: quantile(sorted, 0.75),
  }
}

/** Between two values it lies as far as it lies between their places. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}
