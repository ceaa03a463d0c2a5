import { formatCounted } from '@/lib/format/quantities'
import type { Problem } from '@/lib/problem'
import { triggerWords, whyNot } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { StateLook } from '../../ui/state-badge'

export type BulkAction = 'pause' | 'resume'

/** A job that may be paused or resumed together with others. */
export type PauseTarget = { workspace: Workspace; job: Job }

/** How far the pause of one job has come. */
export type PauseStep =
  | { kind: 'open' }
  | { kind: 'left-out'; reason: string }
  | { kind: 'asking' }
  | { kind: 'done' }
  | { kind: 'refused'; problem: Problem }

export type PauseItem = { target: PauseTarget; isChosen: boolean; step: PauseStep }

export const idOf = ({ workspace, job }: PauseTarget): string => `${workspace.alias}/${job.jobId}`

/** None is chosen beforehand: a list of many may hold what nobody meant. */
export const itemsOf = (targets: readonly PauseTarget[], action: BulkAction): PauseItem[] =>
  targets.map((target) => {
    const reason = whyNot(action, target.job)
    return {
      target,
      isChosen: false,
      step: reason === undefined ? { kind: 'open' } : { kind: 'left-out', reason },
    }
  })

const canChoose = ({ step }: PauseItem) => step.kind === 'open' || step.kind === 'refused'

export const choosable = (items: readonly PauseItem[]): PauseItem[] => items.filter(canChoose)

/** Chosen, and not done yet; what was refused may be asked for again. */
export const wanted = (items: readonly PauseItem[]): PauseItem[] =>
  items.filter((item) => item.isChosen && canChoose(item))

export function wordsOf({ target: { job }, step }: PauseItem, action: BulkAction): string {
  switch (step.kind) {
    case 'open':
      return action === 'pause'
        ? `No longer starts by itself: ${job.triggers.map(triggerWords).join(', ')}`
        : `Starts by itself again: ${job.triggers.map(triggerWords).join(', ')}`
    case 'left-out':
      return `Left as it is. ${step.reason}`
    case 'asking':
      return 'Being asked for'
    case 'done':
      return action === 'pause' ? 'Is paused' : 'Starts by itself again'
    case 'refused':
      return step.problem.detail
  }
}

export const lookOf: Record<PauseStep['kind'], StateLook> = {
  open: 'queued',
  'left-out': 'skipped',
  asking: 'running',
  done: 'succeeded',
  refused: 'failed',
}

/** What came of it, in one sentence; empty before anything was asked for. */
export function summaryOf(items: readonly PauseItem[], action: BulkAction): string {
  const count = (kind: PauseStep['kind']) => items.filter(({ step }) => step.kind === kind).length
  const [done, refused] = [count('done'), count('refused')]
  if (done + refused === 0) return ''
  const what = `${formatCounted(done, 'job')} ${done === 1 ? 'is' : 'are'} ${action}d`
  return refused === 0
    ? `${what}.`
    : `${what}, ${refused} ${refused === 1 ? 'was' : 'were'} refused.`
}
