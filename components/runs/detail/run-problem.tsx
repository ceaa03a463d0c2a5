import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTop } from '../../layout/page-top'
import { RefreshNotice } from '../../ui/refresh-notice'
import { RunCrumbs } from './run-head'

/** In the place of a run that could not be read: why, and what helps. */
export function RunProblem({ workspace, problem }: { workspace: Workspace; problem: Problem }) {
  return (
    <>
      <PageTop>
        <RunCrumbs workspace={workspace}>Run</RunCrumbs>
      </PageTop>
      <h1 className="sr-only">Run</h1>
      <div className="mt-2">
        <RefreshNotice problem={problem} />
      </div>
    </>
  )
}
