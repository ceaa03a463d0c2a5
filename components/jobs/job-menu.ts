import { ArrowUpRight, Copy } from 'lucide-react'
import { whyNot, type JobAction } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { MenuItem } from '../ui/menu-item'
import { actionIcons, actionsOf, effectOf } from './job-acts'
import { actionWords, type JobAsk } from './job-ask'
import { inDatabricks } from './job-links'

/** What can be done to a job. In a list rights are not known, so only its state gives reasons there. */
export function jobMenu(
  workspace: Workspace,
  job: Job,
  ask: (ask: JobAsk) => void,
  reason: (action: JobAction) => string | undefined = (action) => whyNot(action, job),
): MenuItem[] {
  return [
    ...actionsOf(job).map((action): MenuItem => ({
      kind: 'action',
      label: actionWords[action].verb,
      icon: actionIcons[action],
      isDanger: action === 'cancel-all',
      effect: effectOf(action),
      disabledReason: reason(action),
      onSelect: () => ask({ action, workspace, job }),
    })),
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Copy the job id',
      icon: Copy,
      onSelect: () => void navigator.clipboard.writeText(job.jobId),
    },
    {
      kind: 'link',
      label: 'Open in Databricks',
      icon: ArrowUpRight,
      href: inDatabricks(workspace.host, job.jobId),
      isExternal: true,
    },
  ]
}
