'use client'

import { formatCounted } from '@/lib/format/quantities'
import { pauseJob, resumeJob } from '@/lib/resources/jobs/actions'
import { whyNot } from '@/lib/resources/jobs/rules'
import { Dialog } from '../../ui/dialog'
import { BulkForm } from '../bulk/bulk-form'
import type { BulkTarget } from '../bulk/bulk-item'
import { useBulk } from '../bulk/use-bulk'
import { pauseSummary, wordsOf, type BulkAction } from './pause-step'

type BulkPauseDialogProps = {
  action: BulkAction
  targets: readonly BulkTarget[]
  onClose: () => void
}

/** Says job by job what a pause of it would do, pauses those that are chosen, and tells what came of each. */
export function BulkPauseDialog({ action, targets, onClose }: BulkPauseDialogProps) {
  // Pausing says what to come to, so asked twice it is still one pause.
  const act = action === 'pause' ? pauseJob : resumeJob
  const bulk = useBulk(
    targets,
    ({ job }) => whyNot(action, job),
    ({ workspace, job }) => act(workspace.alias, job.jobId),
  )
  const verb = action === 'pause' ? 'Pause' : 'Resume'
  return (
    <Dialog
      title={`${verb} jobs`}
      description={`Of the ${formatCounted(targets.length, 'job')} that the list shows. What runs now goes on.`}
      onClose={onClose}
    >
      <BulkForm
        bulk={bulk}
        can={`can be ${action}d`}
        verb={verb}
        wordsOf={(item) => wordsOf(item, action)}
        summary={pauseSummary(bulk.items, action)}
        onClose={onClose}
      />
    </Dialog>
  )
}
