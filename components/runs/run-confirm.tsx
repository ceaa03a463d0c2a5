'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Problem } from '@/lib/problem'
import { newPress, type Press } from '@/lib/press'
import { runJobNow } from '@/lib/resources/jobs/actions'
import { cancelRun } from '@/lib/resources/runs/actions'
import { useRunAsItStands } from '@/lib/resources/runs/hooks'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { showToast } from '../ui/toast'
import { RepairDialog } from './repair-dialog'
import { callOf, isKnown, ownParameters, type KnownRunAsk, type RunAsk } from './run-ask'
import { confirmationFor } from './run-confirmation'
import { runHref } from './run-links'

type Props<Ask> = {
  ask: Ask
  /** It was done; what shows the run may look again. */
  onDone?: (() => void) | undefined
  onClose: () => void
}

/**
 * Asks, does it, and says what happened; a refusal stays in the dialog with its reason. The press is made once
 * for the dialog: pressing again after an error sends the same one, so it is never a second run.
 */
export function RunConfirm({ ask, ...rest }: Props<RunAsk>) {
  const [press] = useState(newPress)
  const { known, problem } = useKnownAsk(ask)
  if (ask.action === 'repair') {
    const whole = known?.action === 'repair' ? known : undefined
    return <RepairDialog ask={ask} known={whole} problem={problem} press={press} {...rest} />
  }
  return <PlainConfirm ask={ask} press={press} {...rest} />
}

type PlainAsk = Exclude<RunAsk, { action: 'repair' }>

function PlainConfirm({ ask, press, onDone, onClose }: Props<PlainAsk> & { press: Press }) {
  const [confirmation] = useState(() => confirmationFor(ask))
  const router = useRouter()
  const confirm = async () => {
    const { title, href } = await act(ask, press)
    showToast({ tone: 'succeeded', title, detail: detailOf(ask), call: callOf(ask) })
    onDone?.()
    if (href !== undefined) router.push(href)
  }
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

async function act(ask: PlainAsk, press: Press): Promise<Done> {
  const { alias } = ask.workspace
  const { runId, jobId, name } = ask.run
  switch (ask.action) {
    case 'cancel':
      await cancelRun(alias, runId)
      return { title: `The run of ${name} is being canceled` }
    case 'run-now': {
      if (jobId === null) throw new Error('A run without a job cannot be run again.')
      const jobParameters = ownParameters(ask.run)
      const started = await runJobNow(alias, jobId, { jobParameters }, press)
      return { title: `A new run of ${name} has begun`, href: runHref(alias, started.runId) }
    }
  }
}

const detailOf = ({ action, workspace }: PlainAsk) =>
  action === 'run-now'
    ? `In ${workspace.alias}. This is its page.`
    : `In ${workspace.alias}. This page follows it.`
