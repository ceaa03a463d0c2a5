import { isSlow, ratioToUsual, slowFactor } from '@/lib/resources/runs/rules'
import type { Cause, ComparedFact, ComparedTask, Verdict } from './schema'

export const factDiffers = ({ here, other }: Pick<ComparedFact, 'here' | 'other'>): boolean =>
  here !== other

/** This run took clearly longer in this task than it usually does. */
export const isSlowTask = ({ here, usual }: Pick<ComparedTask, 'here' | 'usual'>): boolean =>
  isSlow(here?.tookMs ?? null, usual)

/** Longer than the base by enough to be called slow. */
export const isSlowVerdict = ({ tookMs, baseMs }: Pick<Verdict, 'tookMs' | 'baseMs'>): boolean =>
  tookMs > baseMs * slowFactor && tookMs - baseMs > 30_000

/** `2.1 times as long as usual`, `about as long as usual`, `half as long as the other run`. */
export function ratioWords({ base, tookMs, baseMs }: Verdict): string {
  const ratio = ratioToUsual(tookMs, { medianMs: baseMs, of: 0 }) ?? 1
  const than = base === 'usual' ? 'usual' : 'the other run'
  if (ratio > 0.9 && ratio < 1.1) return `about as long as ${than}`
  return `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} times as long as ${than}`
}

const mostTold = 6

/** The causes that are told one by one, the largest first; the others are of the rest. */
export const toldCauses = ({ causes }: Verdict): readonly Cause[] => causes.slice(0, mostTold)

/** What the told causes make up beyond the whole difference: the rest of the run took that back. */
export function takenBackMs(verdict: Verdict): number {
  const difference = Math.abs(verdict.tookMs - verdict.baseMs)
  const told = Math.abs(toldCauses(verdict).reduce((sum, { excessMs }) => sum + excessMs, 0))
  const beyond = told - difference
  // Of seconds nobody needs a second sentence.
  return beyond >= Math.max(5_000, difference * 0.05) ? beyond : 0
}

/** What a cause is called: `execution of compute`, `waiting in the queue`. */
export function causeWords({ taskKey, phase }: Cause): string {
  if (taskKey === null)
    return phase === 'queue' ? 'waiting in the queue' : 'between its tasks, or in earlier tries'
  return `${phase} of ${taskKey}`
}
