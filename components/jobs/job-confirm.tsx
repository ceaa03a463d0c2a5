'use client'

import { cancelAllRuns, pauseJob, resumeJob } from '@/lib/resources/jobs/actions'
import type { JobAction } from '@/lib/resources/jobs/rules'
import { lookAtRuns } from '@/lib/resources/runs/actions'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { showToast } from '../ui/toast'
import { actionWords, callOf, type JobAsk } from './job-ask'
import { confirmationFor } from './job-confirmation'
import { RunNowDialog } from './run-now-dialog'

const run: Record<
  Exclude<JobAction, 'run-now'>,
  (...job: Parameters<typeof pauseJob>) => Promise<unknown>
> = {
  'cancel-all': (workspace, id) => cancelAllRuns(workspace, id),
  pause: pauseJob,
  resume: resumeJob,
}

/** Asks, does it, and says what happened; a refusal stays in the dialog with its reason. */
export function JobConfirm({ ask, onClose }: { ask: JobAsk; onClose: () => void }) {
  const { action, workspace, job } = ask
  if (action === 'run-now') return <RunNowDialog ask={ask} onClose={onClose} />
  const confirm = async () => {
    await run[action](workspace.alias, job.jobId)
    if (action === 'cancel-all') lookAtRuns(workspace.alias)
    showToast({
      tone: 'succeeded',
      title: `${job.name} ${actionWords[action].after}`,
      detail: `In ${workspace.alias}.`,
      call: callOf(action, workspace.alias, job),
    })
  }
  return (
    <ConfirmDialog
      confirmation={confirmationFor({ action, workspace, job })}
      onConfirm={confirm}
      onRefused={(problem) => {
        if (problem.status === 403) ask.onRefused?.(action, problem)
      }}
      onClose={onClose}
    />
  )
}
