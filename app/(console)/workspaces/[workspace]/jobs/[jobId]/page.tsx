import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { GrantsSkeleton } from '@/components/access/grants-skeleton'
import { JobClusters } from '@/components/jobs/detail/job-clusters'
import { JobHead, JobTop } from '@/components/jobs/detail/job-head'
import { JobMails } from '@/components/jobs/detail/job-mails'
import { JobParameters } from '@/components/jobs/detail/job-parameters'
import { JobSchedule } from '@/components/jobs/detail/job-schedule'
import { JobTasks } from '@/components/jobs/detail/job-tasks'
import { RecentRuns } from '@/components/jobs/detail/recent-runs'
import { RunsOverTime } from '@/components/jobs/detail/runs-over-time'
import { LastGood } from '@/components/layout/last-good'
import { DetailProblem } from '@/components/workspaces/detail-problem'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import { requireCaller } from '@/lib/auth/require-caller'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import { getJob, getJobPermissions } from '@/lib/resources/jobs/server'
import { readAccess } from '@/lib/resources/me/access'
import { listRunsInput, type RunPage } from '@/lib/resources/runs/schema'
import { listRuns } from '@/lib/resources/runs/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PermissionsPart } from './parts'
import { readJob, type JobParams } from './read-job'

export const metadata: Metadata = { title: 'Job' }

const firstRuns = 24

export default async function JobPage({ params }: { params: JobParams }) {
  const caller = await requireCaller()
  const { workspace, input } = await readJob(params)
  const [settled, runs] = await Promise.all([
    settle(getJob(caller, input)),
    settle(listRuns(caller, listRunsInput.parse({ ...input, limit: firstRuns }))),
  ])
  if (!settled.ok && settled.problem.status === 404) notFound()
  return (
    <LastGood
      key={input.jobId}
      failed={
        settled.ok ? null : (
          <DetailProblem
            noun="jobs"
            workspace={workspace}
            id={input.jobId}
            problem={settled.problem}
          />
        )
      }
    >
      {settled.ok && (
        <JobParts
          caller={caller}
          workspace={workspace}
          job={settled.value}
          initialRuns={runs.ok ? runs.value : undefined}
        />
      )}
    </LastGood>
  )
}

type JobPartsProps = {
  caller: Caller
  workspace: Workspace
  job: JobDetail
  initialRuns: RunPage | undefined
}

function JobParts({ caller, workspace, job, initialRuns }: JobPartsProps) {
  return (
    <>
      <title>{`${job.name} · Lakedeck`}</title>
      <JobTop
        workspace={workspace}
        initial={job}
        initialRuns={initialRuns}
        access={readAccess(
          caller,
          workspace.alias,
          getJobPermissions(caller, { workspace: workspace.alias, jobId: job.jobId }),
        )}
      />
      <JobHead workspace={workspace} initial={job} initialRuns={initialRuns} />
      <div className="mt-6">
        <RunsOverTime workspace={workspace} job={job} />
        <RecentRuns workspace={workspace} jobId={job.jobId} initial={initialRuns} />
      </div>
      <div className="mt-6 grid grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] gap-x-6 gap-y-6 @max-[960px]/page:grid-cols-1">
        <div>
          <JobTasks workspace={workspace} job={job} />
          <JobClusters job={job} />
        </div>
        <div>
          <JobSchedule workspace={workspace} initial={job} />
          <JobParameters parameters={job.parameters} />
          <JobMails notifies={job.notifies} />
          <Suspense fallback={<GrantsSkeleton />}>
            <PermissionsPart caller={caller} workspace={workspace} job={job} />
          </Suspense>
        </div>
      </div>
    </>
  )
}
