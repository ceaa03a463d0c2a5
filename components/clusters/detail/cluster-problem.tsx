import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTop } from '../../layout/page-top'
import { RefreshNotice } from '../../ui/refresh-notice'
import { ClusterCrumbs } from './cluster-head'

/** In the place of a cluster that could not be read: why, and what helps. */
export function ClusterProblem({ workspace, problem }: { workspace: Workspace; problem: Problem }) {
  return (
    <>
      <PageTop>
        <ClusterCrumbs workspace={workspace}>Cluster</ClusterCrumbs>
      </PageTop>
      <h1 className="sr-only">Cluster</h1>
      <div className="mt-2">
        <RefreshNotice problem={problem} />
      </div>
    </>
  )
}
