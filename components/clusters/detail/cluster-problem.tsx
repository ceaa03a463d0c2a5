'use client'

import { useRouter } from 'next/navigation'
import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { PageTop } from '../../layout/page-top'
import { ProblemNotice } from '../../ui/problem-notice'
import { ClusterCrumbs } from './cluster-head'

/** In the place of a cluster that could not be read: why, and what helps. */
export function ClusterProblem({ workspace, problem }: { workspace: Workspace; problem: Problem }) {
  const router = useRouter()
  return (
    <>
      <PageTop>
        <ClusterCrumbs workspace={workspace}>Cluster</ClusterCrumbs>
      </PageTop>
      <h1 className="sr-only">Cluster</h1>
      <div className="mt-2">
        <ProblemNotice problem={problem} onRetry={() => router.refresh()} />
      </div>
    </>
  )
}
