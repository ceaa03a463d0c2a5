'use client'

import { Pause } from 'lucide-react'
import type { Access } from '@/lib/databricks/grants'
import { useJob } from '@/lib/resources/jobs/hooks'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import type { RunPage } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { DetailHead } from '../../layout/detail-head'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { RenewalNotice } from '../../ui/renewal-notice'
import { useArrived } from '../../ui/use-arrived'
import { DetailTop } from '../../workspaces/detail-top'
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
  return { live, job: live.data ?? initial, page: runs.data, runs: runs.data?.items }
}

export function JobTop({
  access,
  ...props
}: JobProps & { access: Promise<Access | undefined> | undefined }) {
  const { workspace } = props
  const { job, runs } = useLiveJob(props)
  const activeRuns = runs?.filter(({ isActive }) => isActive).length
  return (
    <JobActions>
      <DetailTop
        noun="jobs"
        workspace={workspace}
        name={job.name}
        actions={
          <JobButtons
            workspace={workspace}
            job={job}
            access={useArrived(access)}
            activeRuns={activeRuns}
          />
        }
      />
    </JobActions>
  )
}

/** Name, how its last run went, facts; follows the job live. */
export function JobHead(props: JobProps) {
  const { live, job, page, runs } = useLiveJob(props)
  const latest = runs?.[0]
  return (
    <>
      <DetailHead
        name={job.name}
        badge={
          <>
            {latest && <RunBadge standing={latest} />}
            {job.isPaused && (
              <span className="inline-flex items-center gap-1 font-medium text-ink-2">
                <Icon of={Pause} size={14} />
                Paused
              </span>
            )}
          </>
        }
        noun="job"
        id={job.jobId}
        asOf={job.asOf}
        isLive={!live.isStale}
      />
      {job.description && <p className="mt-0.5 max-w-160 text-ink-2">{job.description}</p>}
      <JobFacts job={job} runs={page} />
      <RenewalNotice live={live} />
      {job.isLocked && (
        <div className="mt-4">
          <Notice tone="info" title="A bundle deployed this job">
            What is changed here, its pause too, is overwritten by the next deployment.
          </Notice>
        </div>
      )}
    </>
  )
}
