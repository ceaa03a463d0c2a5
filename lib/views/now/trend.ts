import type { Cause } from './rules'

/** How the failures of a cause lie in time; null where there are too few to say. */
export type Trend = 'burst' | 'rising' | 'falling' | 'steady'

const burstSteps = 2
const clearly = 1.5

/** Of failures per step of a window, oldest first. */
export function trendOf(perStep: readonly number[]): Trend | null {
  const total = sum(perStep)
  if (total < 2) return null
  const first = perStep.findIndex((count) => count > 0)
  const last = perStep.findLastIndex((count) => count > 0)
  if (last - first < burstSteps) return 'burst'
  const half = Math.floor(perStep.length / 2)
  const early = sum(perStep.slice(0, half))
  const late = total - early
  if (late > early * clearly) return 'rising'
  return early > late * clearly ? 'falling' : 'steady'
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

/**
 * The first failure of a cause that is here need not be its first: the run of the same job before it failed, too,
 * and of that one nobody has read the error.
 */
export function mayBeOlder({ rows }: Pick<Cause, 'rows'>): boolean {
  const first = rows.at(-1)
  const history = first?.history ?? []
  const at = history.findIndex(({ runId }) => runId === first?.run.runId)
  return (
    history[at - 1]?.state === 'failed' &&
    !rows.some(({ run }) => run.runId === history[at - 1]?.runId)
  )
}
