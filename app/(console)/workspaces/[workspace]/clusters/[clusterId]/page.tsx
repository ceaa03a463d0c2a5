import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { GrantsSkeleton } from '@/components/access/grants-skeleton'
import { ClusterHead, ClusterTop } from '@/components/clusters/detail/cluster-head'
import { EventsPending } from '@/components/clusters/detail/events-skeleton'
import { ClusterSpec } from '@/components/clusters/detail/cluster-spec'
import { LastGood } from '@/components/layout/last-good'
import { DetailProblem } from '@/components/workspaces/detail-problem'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import { requireCaller } from '@/lib/auth/require-caller'
import type { ClusterDetail } from '@/lib/resources/clusters/schema'
import { getCluster, getClusterPermissions } from '@/lib/resources/clusters/server'
import { readAccess } from '@/lib/resources/me/access'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { EventsPart, PermissionsPart } from './parts'
import { readCluster, type ClusterParams } from './read-cluster'

export const metadata: Metadata = { title: 'Cluster' }

export default async function ClusterPage({ params }: { params: ClusterParams }) {
  const caller = await requireCaller()
  const { workspace, input } = await readCluster(params)
  const settled = await settle(getCluster(caller, input))
  if (!settled.ok && settled.problem.status === 404) notFound()
  return (
    <LastGood
      key={input.clusterId}
      failed={
        settled.ok ? null : (
          <DetailProblem
            noun="clusters"
            workspace={workspace}
            id={input.clusterId}
            problem={settled.problem}
          />
        )
      }
    >
      {settled.ok && <ClusterParts caller={caller} workspace={workspace} cluster={settled.value} />}
    </LastGood>
  )
}

type ClusterPartsProps = { caller: Caller; workspace: Workspace; cluster: ClusterDetail }

function ClusterParts({ caller, workspace, cluster }: ClusterPartsProps) {
  return (
    <>
      <title>{`${cluster.name} · Lakedeck`}</title>
      <ClusterTop
        workspace={workspace}
        initial={cluster}
        access={readAccess(
          caller,
          workspace.alias,
          getClusterPermissions(caller, {
            workspace: workspace.alias,
            clusterId: cluster.clusterId,
          }),
        )}
      />
      <ClusterHead workspace={workspace} initial={cluster} />
      <div className="mt-6 grid grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] gap-x-6 @max-[960px]/page:grid-cols-1">
        <Suspense fallback={<EventsPending />}>
          <EventsPart caller={caller} workspace={workspace} cluster={cluster} />
        </Suspense>
        <div className="@max-[960px]/page:mt-6">
          <ClusterSpec cluster={cluster} />
          <Suspense fallback={<GrantsSkeleton />}>
            <PermissionsPart caller={caller} workspace={workspace} cluster={cluster} />
          </Suspense>
        </div>
      </div>
    </>
  )
}
