'use client'

import { useState } from 'react'
import type { Access } from '@/lib/databricks/grants'
import { whyNot, type JobAction } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ActionBar } from '../../ui/action-bar'
import { useAskJob } from '../job-actions'
import { actionIcons, actionsOf, effectOf } from '../job-acts'
import { actionWords } from '../job-ask'
import { inDatabricks } from '../job-links'

type Refusals = Partial<Record<JobAction, string>>

type JobButtonsProps = {
  workspace: Workspace
  job: Job
  /** The caller's rights, where they could be read; else Databricks itself has the last word. */
  access?: Access | undefined
  /** How many of its runs go on or wait, where that is known. */
  activeRuns: number | undefined
}

/** What can be done to this job. What cannot stays, with the reason; what Databricks once refused, with its words. */
export function JobButtons({ workspace, job, access, activeRuns }: JobButtonsProps) {
  const askFor = useAskJob()
  const [refusals, setRefusals] = useState<Refusals>({})
  const ask = (action: JobAction) =>
    askFor({
      action,
      workspace,
      job,
      onRefused: (refused, { detail }) =>
        setRefusals((before) => ({ ...before, [refused]: detail })),
    })
  const reason = (action: JobAction) =>
    whyNot(action, { ...job, ...(activeRuns === undefined ? {} : { activeRuns }) }, access) ??
    refusals[action]
  return (
    <ActionBar
      inDatabricks={inDatabricks(workspace.host, job.jobId)}
      actions={actionsOf(job)
        .toReversed()
        .map((action) => ({
          id: action,
          label: actionWords[action].verb,
          icon: actionIcons[action],
          look: action === 'run-now' ? 'primary' : 'secondary',
          isMain: action === 'run-now',
          effect: effectOf(action),
          disabledReason: reason(action),
          onPress: () => ask(action),
        }))}
      menu={async () =>
        (await import('../job-menu')).jobMenu(workspace, job, ({ action }) => ask(action), reason)
      }
    />
  )
}
