import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTop } from '../../layout/page-top'
import { RefreshNotice } from '../../ui/refresh-notice'
import { JobCrumbs } from './job-head'

/** In the place of a job that could not be read: why, and what helps. */
export function JobProblem({ workspace, problem }: { workspace: Workspace; problem: Problem }) {
  return (
    <>
      <PageTop>
        <JobCrumbs workspace={workspace}>Job</JobCrumbs>
      </PageTop>
      <h1 className="sr-only">Job</h1>
      <div className="mt-2">
        <RefreshNotice problem={problem} />
      </div>
    </>
  )
}
