import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { ClusterHead, ClusterTop } from '@/components/clusters/detail/cluster-head'
import { ClusterProblem } from '@/components/clusters/detail/cluster-problem'
import { EventsPending, PermissionsPending } from '@/components/clusters/detail/cluster-skeletons'
import { ClusterSpec } from '@/components/clusters/detail/cluster-spec'
import { settle } from '@/lib/api/settle'
import { requireCaller } from '@/lib/auth/require-caller'
import { clusterId } from '@/lib/databricks/ids'
import { getCluster } from '@/lib/resources/clusters/server'
import { readWorkspace } from '../../read-workspace'
import { EventsPart, PermissionsPart, TopPart } from './parts'

export const metadata: Metadata = { title: 'Cluster' }

type ClusterPageProps = { params: Promise<{ workspace: string; clusterId: string }> }

export default async function ClusterPage({ params }: ClusterPageProps) {
  const caller = await requireCaller()
  const workspace = await readWorkspace(params)
  const id = clusterId.safeParse((await params).clusterId)
  if (!id.success) notFound()
  const input = { workspace: workspace.alias, clusterId: id.data }
  const settled = await settle(getCluster(caller, input))
  if (!settled.ok && settled.problem.status === 404) notFound()
  if (!settled.ok) return <ClusterProblem workspace={workspace} problem={settled.problem} />
  const cluster = settled.value
  return (
    <>
      <title>{`${cluster.name} · Lakedeck`}</title>
      <Suspense fallback={<ClusterTop workspace={workspace} initial={cluster} />}>
        <TopPart caller={caller} workspace={workspace} cluster={cluster} />
      </Suspense>
      <ClusterHead workspace={workspace} initial={cluster} />
      <div className="mt-6 grid grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] gap-x-6 @max-[960px]/page:grid-cols-1">
        <Suspense fallback={<EventsPending />}>
          <EventsPart caller={caller} workspace={workspace} cluster={cluster} />
        </Suspense>
        <div className="@max-[960px]/page:mt-6">
          <ClusterSpec cluster={cluster} />
          <Suspense fallback={<PermissionsPending />}>
            <PermissionsPart caller={caller} workspace={workspace} cluster={cluster} />
          </Suspense>
        </div>
      </div>
    </>
  )
}
