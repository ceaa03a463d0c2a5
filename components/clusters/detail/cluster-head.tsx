'use client'

import type { Access } from '@/lib/databricks/grants'
import { useCluster } from '@/lib/resources/clusters/hooks'
import type { ClusterDetail } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { DetailHead } from '../../layout/detail-head'
import { DetailTop } from '../../workspaces/detail-top'
import { RenewalNotice } from '../../ui/renewal-notice'
import { useArrived } from '../../ui/use-arrived'
import { ClusterBadge } from '../cluster-badge'
import { sourceWords } from '../cluster-words'
import { ClusterButtons } from './cluster-buttons'
import { ClusterFacts } from './cluster-facts'
import { ClusterWhy } from './cluster-why'

type ClusterProps = { workspace: Workspace; initial: ClusterDetail }

export function ClusterTop({
  workspace,
  initial,
  access,
}: ClusterProps & { access: Promise<Access | undefined> | undefined }) {
  const { data: cluster = initial } = useCluster(workspace.alias, initial.clusterId, initial)
  return (
    <DetailTop
      noun="clusters"
      workspace={workspace}
      name={cluster.name}
      actions={
        <ClusterButtons workspace={workspace} cluster={cluster} access={useArrived(access)} />
      }
    />
  )
}

/** Name, state, facts, and why it is as it is; follows the cluster live. */
export function ClusterHead({ workspace, initial }: ClusterProps) {
  const live = useCluster(workspace.alias, initial.clusterId, initial)
  const cluster = live.data ?? initial
  return (
    <>
      <DetailHead
        name={cluster.name}
        badge={<ClusterBadge cluster={cluster} />}
        noun="cluster"
        id={cluster.clusterId}
        note={<span className="phone:hidden">{sourceWords(cluster.source)} ·</span>}
        asOf={cluster.asOf}
        isLive={!live.isStale}
      />
      <ClusterFacts cluster={cluster} />
      <RenewalNotice live={live} />
      <ClusterWhy cluster={cluster} />
    </>
  )
}
