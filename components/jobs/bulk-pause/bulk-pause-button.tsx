'use client'

import { Pause } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button'
import { onUse } from '../../ui/on-use'
import type { BulkTarget } from '../bulk/bulk-item'
import type { BulkAction } from './pause-step'

const BulkPauseDialog = onUse(() =>
  import('./bulk-pause-dialog').then((module) => module.BulkPauseDialog),
)

/** A dialog is no table: of more, the list's own filter makes fewer. */
const mostTargets = 500

/** Pauses many jobs of the list, or resumes them where the list shows the paused ones. */
export function BulkPauseButton({ shown }: { shown: readonly BulkTarget[] | undefined }) {
  const [open, setOpen] = useState<{ action: BulkAction; targets: readonly BulkTarget[] } | null>(
    null,
  )
  const isOfPaused =
    shown !== undefined && shown.length > 0 && shown.every(({ job }) => job.isPaused)
  const action = isOfPaused ? 'resume' : 'pause'
  return (
    <>
      <Button
        look="quiet"
        icon={Pause}
        disabledReason={reasonOf(shown)}
        onClick={() => shown && setOpen({ action, targets: shown })}
      >
        {isOfPaused ? 'Resume many' : 'Pause many'}
      </Button>
      {open && <BulkPauseDialog {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

function reasonOf(shown: readonly BulkTarget[] | undefined): string | undefined {
  if (!shown || shown.length === 0) return 'The list shows no job'
  return shown.length > mostTargets
    ? `The list shows more than ${mostTargets} jobs: filter it first`
    : undefined
}
