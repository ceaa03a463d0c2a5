import { ArrowUpRight, CircleStop, Copy, FileDown, Play, Workflow, Wrench } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { whyNot as whyNotJob } from '@/lib/resources/jobs/rules'
import { whyNot } from '@/lib/resources/runs/rules'
import type { Run, RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { jobHref } from '../jobs/job-links'
import type { MenuItem } from '../ui/menu-item'
import type { RunAsk } from './run-ask'
import { repairWords } from './repair-words'
import { saveEvidence } from './save-evidence'

/** Why its job cannot be run again by this person; only rights can be in the way. */
export function whyNotRunNow(run: Pick<Run, 'jobId'>, access?: Access): string | undefined {
  if (run.jobId === null) return 'It was submitted without a job, so there is nothing to run again.'
  return whyNotJob('run-now', { triggers: [], isPaused: null }, access)
}

/** What can be done to a run. In a list rights are not known, so only the state gives reasons there. */
export function runActs(
  workspace: Workspace,
  run: Run | RunDetail,
  ask: (ask: RunAsk) => void,
  access?: Access,
): MenuItem[] {
  return [
    {
      kind: 'action',
      label: repairWords(run),
      icon: Wrench,
      effect: 'write',
      disabledReason: whyNot('repair', run, access),
      onSelect: () => ask({ action: 'repair', workspace, run }),
    },
    {
      kind: 'action',
      label: 'Run now again',
      icon: Play,
      effect: 'write',
      disabledReason: whyNotRunNow(run, access),
      onSelect: () => ask({ action: 'run-now', workspace, run }),
    },
    {
      kind: 'action',
      label: 'Cancel run',
      icon: CircleStop,
      isDanger: true,
      effect: 'write',
      disabledReason: whyNot('cancel', run, access),
      onSelect: () => ask({ action: 'cancel', workspace, run }),
    },
  ]
}

/** What can be done to a run, and the rest of what one wants of it. */
export const runMenu = (
  ...[workspace, run, ask, access]: Parameters<typeof runActs>
): MenuItem[] => [
  ...runActs(workspace, run, ask, access),
  { kind: 'separator' },
  ...itsJob(workspace.alias, run),
  copyRunId(run),
  ...inDatabricks(run),
]

/** Nothing for a run that was submitted without a job. */
export const itsJob = (workspace: WorkspaceAlias, { jobId }: Pick<Run, 'jobId'>): MenuItem[] =>
  jobId === null
    ? []
    : [{ kind: 'link', label: 'Open the job', icon: Workflow, href: jobHref(workspace, jobId) }]

export const copyRunId = ({ runId }: Pick<Run, 'runId'>): MenuItem => ({
  kind: 'action',
  label: 'Copy the run id',
  icon: Copy,
  onSelect: () => void navigator.clipboard.writeText(runId),
})

/** Nothing where Databricks names no page of its own. */
export const inDatabricks = ({ pageUrl }: Pick<Run, 'pageUrl'>): MenuItem[] =>
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

/** The run as a file, to be handed on. */
export const evidenceItems = (workspace: WorkspaceAlias, id: RunId): MenuItem[] => [
  {
    kind: 'action',
    label: 'Evidence as Markdown',
    icon: FileDown,
    onSelect: () => void saveEvidence(workspace, id, 'md'),
  },
  {
    kind: 'action',
    label: 'Evidence as HTML',
    icon: FileDown,
    onSelect: () => void saveEvidence(workspace, id, 'html'),
  },
]
