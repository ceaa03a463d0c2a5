import { latestRepairId, repairable, whyNot } from '@/lib/resources/runs/rules'
import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCounted } from '@/lib/format/quantities'
import type { Problem } from '@/lib/problem'
import type { RepairRequest } from '@/lib/resources/runs/actions'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { StateLook } from '../../ui/state-badge'

/** A run that is to be repaired together with others. */
export type RepairTarget = { workspace: WorkspaceAlias; runId: RunId; name: string }

/** How far the repair of one run has come. What was read stays the ground of every try: see `requestOf`. */
export type RepairStep =
  | { kind: 'reading' }
  | { kind: 'unread'; problem: Problem }
  | { kind: 'ready'; run: RunDetail }
  | { kind: 'left-out'; reason: string }
  | { kind: 'repairing'; run: RunDetail }
  | { kind: 'begun'; wasThere: boolean }
  | { kind: 'refused'; run: RunDetail; problem: Problem }

/** What a run that was read is to be: repaired, or left as it is, and why. */
export function stepOf(run: RunDetail): RepairStep {
  const reason = whyNot('repair', run)
  return reason === undefined ? { kind: 'ready', run } : { kind: 'left-out', reason }
}

/** All failed tasks, after the last repair that was read: asked twice, it is still one repair. */
export const requestOf = (
  run: RunDetail,
): Partial<RepairRequest> & { latestRepairId: ReturnType<typeof latestRepairId> } => ({
  latestRepairId: latestRepairId(run),
})

const namedTasks = 2

function tasksWords({ tasks }: RunDetail): string {
  const keys = repairable(tasks).map(({ taskKey }) => taskKey)
  const rest = keys.length - namedTasks
  const names = keys.slice(0, namedTasks).join(', ')
  return `Runs again: ${names}${rest > 0 ? ` and ${formatCounted(rest, 'more task')}` : ''}`
}

export function wordsOf(step: RepairStep): string {
  switch (step.kind) {
    case 'reading':
      return 'Reading what would run again'
    case 'unread':
      return step.problem.detail
    case 'ready':
      return tasksWords(step.run)
    case 'left-out':
      return `Left as it is. ${step.reason}`
    case 'repairing':
      return 'The repair is being asked for'
    case 'begun':
      return step.wasThere ? 'A repair had begun already' : 'The repair has begun'
    case 'refused':
      return step.problem.detail
  }
}

export const lookOf: Record<RepairStep['kind'], StateLook> = {
  reading: 'unknown',
  unread: 'failed',
  ready: 'queued',
  'left-out': 'skipped',
  repairing: 'running',
  begun: 'succeeded',
  refused: 'failed',
}

/** It is to be asked for: it was not yet, or what refused it may have passed. A missing right does not pass by itself. */
export const isWanted = (
  step: RepairStep,
): step is Extract<RepairStep, { kind: 'ready' | 'refused' }> =>
  step.kind === 'ready' || (step.kind === 'refused' && step.problem.status !== 403)

export const countOf = (steps: readonly RepairStep[], ...kinds: RepairStep['kind'][]): number =>
  steps.filter(({ kind }) => kinds.includes(kind)).length

const needsAttention = ({ kind }: RepairStep) => kind === 'refused' || kind === 'unread'

/** While it goes on, and before, every run keeps its place; afterwards what did not go well comes first. */
export const inOrder = <T extends { step: RepairStep }>(
  items: readonly T[],
  isRepairing: boolean,
): readonly T[] =>
  isRepairing || summaryOf(items.map(({ step }) => step)) === ''
    ? items
    : items.toSorted((a, b) => Number(needsAttention(b.step)) - Number(needsAttention(a.step)))

/** What came of it, in one sentence; empty before anything was asked for. */
export function summaryOf(steps: readonly RepairStep[]): string {
  const begun = countOf(steps, 'begun')
  const refused = countOf(steps, 'refused')
  if (begun + refused === 0) return ''
  const done = begun === 1 ? '1 repair has begun' : `${begun} repairs have begun`
  if (refused === 0) return `${done}.`
  return `${done}, ${refused} ${refused === 1 ? 'was' : 'were'} refused.`
}
