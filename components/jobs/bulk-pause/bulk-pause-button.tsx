'use client'

import { Pause } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button'
import { useWhyNoChange } from '../../ui/changes'
import { onUse } from '../../ui/on-use'
import type { BulkTarget } from '../bulk/bulk-item'
import { tooManyReason } from '../bulk/too-many'
import type { BulkAction } from './pause-step'

const BulkPauseDialog = onUse(() =>
  import('./bulk-pause-dialog').then((module) => module.BulkPauseDialog),
)

/** Pauses many jobs of the list, or resumes them where the list shows the paused ones. */
export function BulkPauseButton({ shown }: { shown: readonly BulkTarget[] | undefined }) {
  const [open, setOpen] = useState<{ action: BulkAction; targets: readonly BulkTarget[] } | null>(
    null,
  )
  const whyNoChange = useWhyNoChange('write')
  const isOfPaused =
    shown !== undefined && shown.length > 0 && shown.every(({ job }) => job.isPaused)
  const action = isOfPaused ? 'resume' : 'pause'
  return (
    <>
      <Button
        look="quiet"
        icon={Pause}
        disabledReason={whyNoChange ?? tooManyReason(shown)}
        onClick={() => shown && setOpen({ action, targets: shown })}
      >
        {isOfPaused ? 'Resume many' : 'Pause many'}
      </Button>
      {open && <BulkPauseDialog {...open} onClose={() => setOpen(null)} />}
    </>
  )
}
