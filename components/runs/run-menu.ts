import { ArrowUpRight, CircleStop, Copy, Play } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import { whyNot as whyNotJob } from '@/lib/resources/jobs/rules'
import { whyNot } from '@/lib/resources/runs/rules'
import type { Run } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { MenuItem } from '../ui/menu-item'
import type { RunAsk } from './run-ask'

/** Why its job cannot be run again by this person; only rights can be in the way. */
export function whyNotRunNow(run: Pick<Run, 'jobId'>, access?: Access): string | undefined {
  if (run.jobId === null) return 'It was submitted without a job, so there is nothing to run again.'
  return whyNotJob('run-now', { triggers: [], isPaused: null }, access)
}

/** What can be done to a run. In a list rights are not known, so only the state gives reasons there. */
export function runMenu(
  workspace: Workspace,
  run: Run,
  ask: (ask: RunAsk) => void,
  access?: Access,
): MenuItem[] {
  return [
    {
      kind: 'action',
      label: 'Run now again',
      icon: Play,
      disabledReason: whyNotRunNow(run, access),
      onSelect: () => ask({ action: 'run-now', workspace, run }),
    },
    {
      kind: 'action',
      label: 'Cancel run',
      icon: CircleStop,
      isDanger: true,
      disabledReason: whyNot('cancel', run, access),
      onSelect: () => ask({ action: 'cancel', workspace, run }),
    },
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Copy the run id',
      icon: Copy,
      onSelect: () => void navigator.clipboard.writeText(run.runId),
    },
    ...linkOf(run),
  ]
}

const linkOf = ({ pageUrl }: Run): MenuItem[] =>
  pageUrl === null
    ? []
    : [
        {
          kind: 'link',
          label: 'Open in Databricks',
          icon: ArrowUpRight,
          href: pageUrl,
          isExternal: true,
        },
      ]
