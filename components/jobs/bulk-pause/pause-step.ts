import { triggerWords } from '@/lib/resources/jobs/rules'
import { stepWords, summaryOf, type BulkItem } from '../bulk/bulk-item'

export type BulkAction = 'pause' | 'resume'

export function wordsOf({ target: { job }, step }: BulkItem, action: BulkAction): string {
  const triggers = job.triggers.map(triggerWords).join(', ')
  return stepWords(
    step,
    action === 'pause'
      ? { open: `No longer starts by itself: ${triggers}`, done: 'Is paused' }
      : { open: `Starts by itself again: ${triggers}`, done: 'Starts by itself again' },
  )
}

export const pauseSummary = (items: readonly BulkItem[], action: BulkAction): string =>
  summaryOf(items, { afterOne: `is ${action}d`, afterMany: `are ${action}d` })
