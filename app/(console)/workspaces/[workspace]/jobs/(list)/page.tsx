import type { Metadata } from 'next'
import { JobsView } from '@/components/jobs/jobs-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { listJobsEverywhere } from '@/lib/views/jobs/server'
import { readWorkspace } from '../../read-workspace'

// What is fast paints at once; a workspace that takes longer is asked again by the browser.
const budgetMs = 1_500

type JobsPageProps = { params: Promise<{ workspace: string }> }

export async function generateMetadata({ params }: JobsPageProps): Promise<Metadata> {
  return { title: `Jobs in ${(await readWorkspace(params)).alias}` }
}

export default async function JobsPage({ params }: JobsPageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const { jobs, runs } = await listJobsEverywhere(caller, budgetMs, [workspace])
  return (
    <JobsView
      key={workspace.alias}
      workspaces={[workspace]}
      initial={jobs}
      initialRuns={runs}
      userName={caller.userName ?? caller.name}
    />
  )
}
