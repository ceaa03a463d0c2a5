import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { GrantsSkeleton } from '@/components/access/grants-skeleton'
import { JobHead, JobTop } from '@/components/jobs/detail/job-head'
import { JobParameters } from '@/components/jobs/detail/job-parameters'
import { JobProblem } from '@/components/jobs/detail/job-problem'
import { JobSchedule } from '@/components/jobs/detail/job-schedule'
import { JobTasks } from '@/components/jobs/detail/job-tasks'
import { RecentRuns } from '@/components/jobs/detail/recent-runs'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { jobId } from '@/lib/databricks/ids'
import { getJob } from '@/lib/resources/jobs/server'
import { listRunsInput } from '@/lib/resources/runs/schema'
import { listRuns } from '@/lib/resources/runs/server'
import { readWorkspace } from '../../read-workspace'
import { PermissionsPart, TopPart } from './parts'

export const metadata: Metadata = { title: 'Job' }

type JobPageProps = { params: Promise<{ workspace: string; jobId: string }> }

const firstRuns = 24

export default async function JobPage({ params }: JobPageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const id = jobId.safeParse((await params).jobId)
  if (!id.success) notFound()
  const input = { workspace: workspace.alias, jobId: id.data }
  const [settled, runs] = await Promise.all([
    settle(getJob(caller, input)),
    settle(listRuns(caller, listRunsInput.parse({ ...input, limit: firstRuns }))),
  ])
  if (!settled.ok && settled.problem.status === 404) notFound()
  if (!settled.ok) return <JobProblem workspace={workspace} problem={settled.problem} />
  const job = settled.value
  const initialRuns = runs.ok ? runs.value : undefined
  return (
    <>
      <title>{`${job.name} · Lakedeck`}</title>
      <Suspense fallback={<JobTop workspace={workspace} initial={job} initialRuns={initialRuns} />}>
        <TopPart caller={caller} workspace={workspace} job={job} initialRuns={initialRuns} />
      </Suspense>
      <JobHead workspace={workspace} initial={job} initialRuns={initialRuns} />
      <div className="mt-6">
        <RecentRuns workspace={workspace} jobId={job.jobId} initial={initialRuns} />
      </div>
      <div className="mt-6 grid grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] gap-x-6 gap-y-6 @max-[960px]/page:grid-cols-1">
        <div>
          <JobTasks workspace={workspace} job={job} />
        </div>
        <div>
          <JobSchedule workspace={workspace} initial={job} />
          <JobParameters parameters={job.parameters} />
          <Suspense fallback={<GrantsSkeleton />}>
            <PermissionsPart caller={caller} workspace={workspace} job={job} />
          </Suspense>
        </div>
      </div>
    </>
  )
}
