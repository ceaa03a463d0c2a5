'use client'

import type { ReactNode } from 'react'
import { useCluster } from '@/lib/resources/clusters/hooks'
import type { ClusterAccess } from '@/lib/resources/clusters/rules'
import type { ClusterDetail } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Breadcrumb } from '../../layout/breadcrumb'
import { navigation } from '../../layout/navigation'
import { PageTitle, PageTop } from '../../layout/page-top'
import { LiveAge } from '../../table/live-age'
import { CopyButton } from '../../ui/copy-button'
import { ProblemNotice } from '../../ui/problem-notice'
import { WorkspaceTag } from '../../workspaces/workspace-tag'
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
}: ClusterProps & { access?: ClusterAccess | undefined }) {
  const { data: cluster = initial } = useCluster(workspace.alias, initial.clusterId, initial)
  return (
    <PageTop
      hasPalette={false}
      actions={<ClusterButtons workspace={workspace} cluster={cluster} access={access} />}
    >
      <ClusterCrumbs workspace={workspace}>{cluster.name}</ClusterCrumbs>
    </PageTop>
  )
}

/** The way back to the list that the cluster stands in. */
export function ClusterCrumbs({
  workspace,
  children,
}: {
  workspace: Workspace
  children: ReactNode
}) {
  return (
    <Breadcrumb
      start={<WorkspaceTag workspace={workspace} />}
      crumbs={navigation
        .filter(({ noun }) => noun === 'clusters')
        .map((entry) => ({ label: entry.label, href: entry.inWorkspace(workspace.alias) }))}
      here={children}
    />
  )
}

/** Name, state, facts, and why it is as it is; follows the cluster live. */
export function ClusterHead({ workspace, initial }: ClusterProps) {
  const live = useCluster(workspace.alias, initial.clusterId, initial)
  const cluster = live.data ?? initial
  return (
    <>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle>{cluster.name}</PageTitle>
        <ClusterBadge cluster={cluster} />
        <span className="flex min-w-0 items-center gap-1 text-ink-3">
          <span className="phone:hidden">{sourceWords(cluster.source)} ·</span>
          <code className="truncate">{cluster.clusterId}</code>
          <CopyButton text={cluster.clusterId} label="Copy the cluster id" />
        </span>
        <span className="ml-auto phone:hidden">
          <LiveAge asOf={cluster.asOf} isLive={!live.isStale} />
        </span>
      </div>
      <ClusterFacts cluster={cluster} />
      {live.error && (
        <div className="mt-4">
          <ProblemNotice
            problem={live.error}
            title="This page could not renew itself"
            onRetry={() => void live.refresh()}
          />
        </div>
      )}
      <ClusterWhy cluster={cluster} />
    </>
  )
}
