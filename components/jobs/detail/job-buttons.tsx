'use client'

import { ArrowUpRight, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { Access } from '@/lib/databricks/grants'
import { whyNot, type JobAction } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { buttonClass } from '../../ui/button-class'
import { Icon } from '../../ui/icon'
import { Menu } from '../../ui/menu'
import { useAskJob } from '../job-actions'
import { actionWords } from '../job-ask'
import { inDatabricks } from '../job-links'
import { actionIcons, actionsOf, jobMenu } from '../job-menu'

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
  // The likeliest next step stands last, where the eye ends.
  const actions = actionsOf(job).toReversed()
  return (
    <div className="flex shrink-0 items-center gap-2">
      <a
        href={inDatabricks(workspace.host, job.jobId)}
        target="_blank"
        rel="noreferrer"
        className={buttonClass({ look: 'quiet', className: '@max-[900px]/page:hidden' })}
      >
        Open in Databricks
        <Icon of={ArrowUpRight} />
      </a>
      {actions.map((action) => (
        <span
          key={action}
          className={action === 'run-now' ? 'flex' : 'flex @max-[900px]/page:hidden'}
        >
          <Button
            icon={actionIcons[action]}
            look={action === 'run-now' ? 'primary' : 'secondary'}
            disabledReason={reason(action)}
            onClick={() => ask(action)}
          >
            {actionWords[action].verb}
          </Button>
        </span>
      ))}
      <Menu
        label="More actions"
        align="end"
        items={jobMenu(workspace, job, ({ action }) => ask(action), reason)}
        className={buttonClass({ isSquare: true, className: '@min-[901px]/page:hidden' })}
      >
        <Icon of={Ellipsis} />
      </Menu>
    </div>
  )
}
