import { isSlow, ratioToUsual, slowFactor } from '@/lib/resources/runs/rules'
import { stateWord } from '@/lib/resources/runs/state-words'
import type { Cause, ComparedFact, ComparedTask, TaskNotRun, Verdict } from './schema'

export const factDiffers = ({ here, other }: Pick<ComparedFact, 'here' | 'other'>): boolean =>
  here !== other

/** This run took clearly longer in this task than it usually does. */
export const isSlowTask = ({ here, usual }: Pick<ComparedTask, 'here' | 'usual'>): boolean =>
  isSlow(here?.tookMs ?? null, usual)

/** Longer than the base by enough to be called slow. */
export const isSlowVerdict = ({ tookMs, baseMs }: Pick<Verdict, 'tookMs' | 'baseMs'>): boolean =>
  tookMs > baseMs * slowFactor && tookMs - baseMs > 30_000

/** Of so little difference nobody says that it is one. */
const about = 0.1

/** Shorter than the base by enough to be told so. */
export const isShortVerdict = ({ tookMs, baseMs }: Pick<Verdict, 'tookMs' | 'baseMs'>): boolean =>
  tookMs <= baseMs * (1 - about)

/** `2.1 times as long as usual`, `about as long as usual`, `half as long as the other run`. */
export function ratioWords({ base, tookMs, baseMs }: Verdict): string {
  const ratio = ratioToUsual(tookMs, { medianMs: baseMs, of: 0 }) ?? 1
  const than = base === 'usual' ? 'usual' : 'the other run'
  if (ratio > 1 - about && ratio < 1 + about) return `about as long as ${than}`
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
  if (phase === 'not-run') return 'tasks that did not run'
  if (taskKey === null)
    return phase === 'queue' ? 'waiting in the queue' : 'between its tasks, or in earlier tries'
  return `${phase} of ${taskKey}`
}

/** Tasks that did not run by why: `because load failed`, `(excluded)`; the reason of the most first. */
export function notRunGroups(
  tasks: readonly TaskNotRun[],
): { why: string; of: readonly TaskNotRun[] }[] {
  const groups = new Map<string, TaskNotRun[]>()
  for (const task of tasks)
    groups.set(whyNotRun(task), [...(groups.get(whyNotRun(task)) ?? []), task])
  return [...groups]
    .map(([why, of]) => ({ why, of: of.toSorted((a, b) => b.wouldTakeMs - a.wouldTakeMs) }))
    .toSorted((a, b) => b.of.length - a.of.length)
}

const namedReasons = 3

function whyNotRun(task: TaskNotRun): string {
  const { because, result } = task
  if (because.length === 0) return `(${stateWord(task).toLowerCase()})`
  const rest = because.length - namedReasons
  const named = rest > 0 ? [...because.slice(0, namedReasons), `${rest} more`] : because
  const was = because.length === 1 ? 'was' : 'were'
  const ended = result === 'UPSTREAM_CANCELED' ? `${was} canceled` : 'failed'
  return `because ${new Intl.ListFormat('en').format(named)} ${ended}`
}
