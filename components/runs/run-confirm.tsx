'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { newPress, type Press } from '@/lib/press'
import { runJobNow } from '@/lib/resources/jobs/actions'
import { cancelRun, repairRun } from '@/lib/resources/runs/actions'
import type { RunDetail } from '@/lib/resources/runs/schema'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { showToast } from '../ui/toast'
import { callOf, ownParameters, type RunAsk } from './run-ask'
import { confirmationFor } from './run-confirmation'
import { runHref } from './run-links'

/**
 * Asks, does it, and says what happened; a refusal stays in the dialog with its reason. The press is made once
 * for the dialog: pressing again after an error sends the same one, so it is never a second run.
 */
export function RunConfirm({ ask, onClose }: { ask: RunAsk; onClose: () => void }) {
  const [press] = useState(newPress)
  const [confirmation] = useState(() => confirmationFor(ask))
  const router = useRouter()
  const confirm = async () => {
    const { title, href } = await act(ask, press)
    showToast({ tone: 'succeeded', title, detail: detailOf(ask), call: callOf(ask) })
    if (href !== undefined) router.push(href)
  }
  return <ConfirmDialog confirmation={confirmation} onConfirm={confirm} onClose={onClose} />
}

type Done = { title: string; href?: ReturnType<typeof runHref> }

async function act(ask: RunAsk, press: Press): Promise<Done> {
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
