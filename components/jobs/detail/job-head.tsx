'use client'

import { Pause } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Access } from '@/lib/databricks/grants'
import { useJob } from '@/lib/resources/jobs/hooks'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import type { RunPage } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Breadcrumb } from '../../layout/breadcrumb'
import { navigation } from '../../layout/navigation'
import { PageTitle, PageTop } from '../../layout/page-top'
import { LiveAge } from '../../table/live-age'
import { CopyButton } from '../../ui/copy-button'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { ProblemNotice } from '../../ui/problem-notice'
import { WorkspaceTag } from '../../workspaces/workspace-tag'
import { JobActions } from '../job-actions'
import { RunBadge } from '../../runs/run-badge'
import { JobButtons } from './job-buttons'
import { JobFacts } from './job-facts'

type JobProps = {
  workspace: Workspace
  initial: JobDetail
  /** Its newest runs; undefined where they could not be read. */
  initialRuns: RunPage | undefined
}

/** The job and its newest runs, as they are now. */
function useLiveJob({ workspace, initial, initialRuns }: JobProps) {
  const live = useJob(workspace.alias, initial.jobId, initial)
  const runs = useJobRuns(
    workspace.alias,
    initial.jobId,
    initialRuns ? { initial: initialRuns } : {},
  )
  return { live, job: live.data ?? initial, runs: runs.data?.items }
}

export function JobTop({ access, ...props }: JobProps & { access?: Access | undefined }) {
  const { workspace } = props
  const { job, runs } = useLiveJob(props)
  const activeRuns = runs?.filter(({ isActive }) => isActive).length
  return (
    <JobActions>
      <PageTop
        hasPalette={false}
        actions={
          <JobButtons workspace={workspace} job={job} access={access} activeRuns={activeRuns} />
        }
      >
        <JobCrumbs workspace={workspace}>{job.name}</JobCrumbs>
      </PageTop>
    </JobActions>
  )
}

/** The way back to the list that the job stands in. */
export function JobCrumbs({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  return (
    <Breadcrumb
      start={<WorkspaceTag workspace={workspace} />}
      crumbs={navigation
        .filter(({ noun }) => noun === 'jobs')
        .map((entry) => ({ label: entry.label, href: entry.inWorkspace(workspace.alias) }))}
      here={children}
    />
  )
}

/** Name, how its last run went, facts; follows the job live. */
export function JobHead(props: JobProps) {
  const { live, job, runs } = useLiveJob(props)
  const latest = runs?.[0]
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle>{job.name}</PageTitle>
        {latest && <RunBadge standing={latest} />}
        {job.isPaused && (
          <span className="inline-flex items-center gap-1 font-medium text-ink-2">
            <Icon of={Pause} size={14} />
            Paused
          </span>
        )}
        <span className="flex min-w-0 items-center gap-1 text-ink-3">
          <code className="truncate">{job.jobId}</code>
          <CopyButton text={job.jobId} label="Copy the job id" />
        </span>
        <span className="ml-auto phone:hidden">
          <LiveAge asOf={job.asOf} isLive={!live.isStale} />
        </span>
      </div>
      {job.description && <p className="mt-0.5 max-w-160 text-ink-2">{job.description}</p>}
      <JobFacts job={job} runs={runs} />
      <div className="mt-4 flex flex-col gap-2 empty:hidden">
        {live.error && (
          <ProblemNotice
            problem={live.error}
            title="This page could not renew itself"
            onRetry={() => void live.refresh()}
          />
        )}
        {job.isLocked && (
          <Notice tone="info" title="A bundle deployed this job">
            What is changed here, its pause too, is overwritten by the next deployment.
          </Notice>
        )}
      </div>
    </>
  )
}
