import { formatCounted } from '@/lib/format/quantities'
import type { Problem } from '@/lib/problem'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { StateLook } from '../../ui/state-badge'

/** A job that may be changed together with others. */
export type BulkTarget = { workspace: Workspace; job: Job }

/** How far the change of one job has come. */
export type BulkStep =
  | { kind: 'open' }
  | { kind: 'left-out'; reason: string }
  | { kind: 'asking' }
  | { kind: 'done' }
  | { kind: 'refused'; problem: Problem }

export type BulkItem = { target: BulkTarget; isChosen: boolean; step: BulkStep }

export const idOf = ({ workspace, job }: BulkTarget): string => `${workspace.alias}/${job.jobId}`

/** Why a job is left as it is; undefined where it can be changed. */
export type ReasonOf = (target: BulkTarget) => string | undefined

const openStep = (reason: string | undefined): BulkStep =>
  reason === undefined ? { kind: 'open' } : { kind: 'left-out', reason }

/** What was asked for stands; what was not is open, or left out with its reason. */
export const itemOf = (
  target: BulkTarget,
  reason: string | undefined,
  { isChosen = false, step }: { isChosen?: boolean; step?: BulkStep | undefined } = {},
): BulkItem => ({ target, isChosen, step: step ?? openStep(reason) })

const canChoose = ({ step }: BulkItem) => step.kind === 'open' || step.kind === 'refused'

export const choosable = (items: readonly BulkItem[]): BulkItem[] => items.filter(canChoose)

/** Chosen, and not done yet; what was refused may be asked for again. */
export const wanted = (items: readonly BulkItem[]): BulkItem[] =>
  items.filter((item) => item.isChosen && canChoose(item))

/** Of many jobs those that were refused come first; while it is being asked none moves. */
export const inOrder = (items: readonly BulkItem[], isAsking: boolean): readonly BulkItem[] => {
  const rank = ({ step }: BulkItem) => (step.kind === 'refused' ? 0 : 1)
  return isAsking ? items : items.toSorted((a, b) => rank(a) - rank(b))
}

export const lookOf: Record<BulkStep['kind'], StateLook> = {
  open: 'queued',
  'left-out': 'skipped',
  asking: 'running',
  done: 'succeeded',
  refused: 'failed',
}

export type StepWords = { open: string; done: string }

/** What is going to be, is, or was not done to a job. */
export function stepWords(step: BulkStep, { open, done }: StepWords): string {
  switch (step.kind) {
    case 'open':
      return open
    case 'left-out':
      return `Left as it is. ${step.reason}`
    case 'asking':
      return 'Being asked for'
    case 'done':
      return done
    case 'refused':
      return step.problem.detail
  }
}

/** What came of it, in one sentence; empty before anything was asked for. `afterOne` and `afterMany` end it. */
export function summaryOf(
  items: readonly BulkItem[],
  { afterOne, afterMany }: { afterOne: string; afterMany: string },
): string {
  const count = (kind: BulkStep['kind']) => items.filter(({ step }) => step.kind === kind).length
  const [done, refused] = [count('done'), count('refused')]
  if (done + refused === 0) return ''
  const what = `${formatCounted(done, 'job')} ${done === 1 ? afterOne : afterMany}`
  return refused === 0
    ? `${what}.`
    : `${what}, ${refused} ${refused === 1 ? 'was' : 'were'} refused.`
}
