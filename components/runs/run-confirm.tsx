'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Problem } from '@/lib/problem'
import { newPress, type Press } from '@/lib/press'
import { runJobNow } from '@/lib/resources/jobs/actions'
import { cancelRun, repairRun } from '@/lib/resources/runs/actions'
import { useRunAsItStands } from '@/lib/resources/runs/hooks'
import type { RunDetail } from '@/lib/resources/runs/schema'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { showToast } from '../ui/toast'
import { callOf, isKnown, ownParameters, type KnownRunAsk, type RunAsk } from './run-ask'
import { confirmationBefore, confirmationFor } from './run-confirmation'
import { runHref } from './run-links'

/**
 * Asks, does it, and says what happened; a refusal stays in the dialog with its reason. The press is made once
 * for the dialog: pressing again after an error sends the same one, so it is never a second run.
 */
export function RunConfirm({
  ask,
  onDone,
  onClose,
}: {
  ask: RunAsk
  /** It was done; what shows the run may look again. */
  onDone?: (() => void) | undefined
  onClose: () => void
}) {
  const [press] = useState(newPress)
  const router = useRouter()
  const { known, problem } = useKnownAsk(ask)
  const confirm = async () => {
    if (!known) return
    const { title, href } = await act(known, press)
    showToast({ tone: 'succeeded', title, detail: detailOf(ask), call: callOf(ask) })
    onDone?.()
    if (href !== undefined) router.push(href)
  }
  const confirmation = known ? confirmationFor(known) : confirmationBefore(ask, problem)
  return <ConfirmDialog confirmation={confirmation} onConfirm={confirm} onClose={onClose} />
}

/** A row of a list does not know what a repair would run again, so that is read before it is asked. */
function useKnownAsk(ask: RunAsk): {
  known: KnownRunAsk | undefined
  problem?: Problem | undefined
} {
  const isWhole = isKnown(ask)
  const { data: run, error } = useRunAsItStands(ask.workspace.alias, isWhole ? null : ask.run.runId)
  if (isWhole) return { known: ask }
  return { known: run && { ...ask, action: 'repair', run }, problem: error }
}

type Done = { title: string; href?: ReturnType<typeof runHref> }

async function act(ask: KnownRunAsk, press: Press): Promise<Done> {
  const { alias } = ask.workspace
  const { runId, jobId, name } = ask.run
  switch (ask.action) {
    case 'cancel':
      await cancelRun(alias, runId)
      return { title: `The run of ${name} is being canceled` }
    case 'repair': {
      const { wasThere } = await repairRun(alias, runId, repairRequest(ask.run), press)
      return {
        title: wasThere ? `A repair of ${name} had begun already` : `${name} is being repaired`,
      }
    }
    case 'run-now': {
      if (jobId === null) throw new Error('A run without a job cannot be run again.')
      const jobParameters = ownParameters(ask.run)
      const started = await runJobNow(alias, jobId, { jobParameters }, press)
      return { title: `A new run of ${name} has begun`, href: runHref(alias, started.runId) }
    }
  }
}

/** The last repair the page showed lets the server know this press again. */
const repairRequest = ({ attempts }: RunDetail) => ({
  latestRepairId: attempts.findLast(({ repairId }) => repairId !== null)?.repairId ?? null,
})

const detailOf = ({ action, workspace }: RunAsk) =>
  action === 'run-now'
    ? `In ${workspace.alias}. This is its page.`
    : `In ${workspace.alias}. This page follows it.`
