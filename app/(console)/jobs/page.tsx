import type { Metadata } from 'next'
import { JobsView } from '@/components/jobs/jobs-view'
import { requireCaller } from '@/lib/auth/require-caller'
import { listJobsEverywhere } from '@/lib/views/jobs/server'

export const metadata: Metadata = { title: 'Jobs' }

// What is fast paints at once; a workspace that takes longer is asked again by the browser.
const budgetMs = 1_500

export default async function AllJobsPage() {
  const caller = await requireCaller()
  const { jobs, runs } = await listJobsEverywhere(caller, budgetMs)
  return (
    <JobsView
      workspaces={jobs.map(({ workspace }) => workspace)}
      initial={jobs}
      initialRuns={runs}
      userName={caller.userName ?? caller.name}
    />
  )
}
