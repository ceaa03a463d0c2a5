import {
  ArrowUpRight,
  CircleStop,
  Copy,
  Pause,
  Play,
  RotateCw,
  type LucideIcon,
} from 'lucide-react'
import { whyNot, type JobAction } from '@/lib/resources/jobs/rules'
import type { Job } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { Effect } from '../ui/changes'
import type { MenuItem } from '../ui/menu-item'
import { actionWords, type JobAsk } from './job-ask'
import { inDatabricks } from './job-links'

export const actionIcons: Record<JobAction, LucideIcon> = {
  'run-now': Play,
  'cancel-all': CircleStop,
  pause: Pause,
  resume: RotateCw,
}

/** What runs is lost for all of them at once, and no repair brings it back in one press. */
export const effectOf = (action: JobAction): Effect =>
  action === 'cancel-all' ? 'dangerous' : 'write'

/** Pausing and resuming are two sides of one button. */
export const actionsOf = ({ isPaused }: Pick<Job, 'isPaused'>): readonly JobAction[] => [
  'run-now',
  isPaused ? 'resume' : 'pause',
  'cancel-all',
]

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
