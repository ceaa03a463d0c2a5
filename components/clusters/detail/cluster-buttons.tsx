'use client'

import {
  idleWarning,
  whyNot,
  type ClusterAccess,
  type ClusterAction,
} from '@/lib/resources/clusters/rules'
import type { Cluster } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { ActionBar } from '../../ui/action-bar'
import { useNow } from '../../ui/clock'
import { actionIcons } from '../action-icons'
import { useAskCluster } from '../cluster-actions'
import { actionWords } from '../cluster-ask'
import { inDatabricks } from '../cluster-links'

const actions: readonly ClusterAction[] = ['restart', 'terminate', 'start']

/** What the page invites to. Ending what runs is never pressed on anybody, but for what costs for nothing. */
function urged(cluster: Cluster, nowMs: number): ClusterAction | null {
  if (cluster.state === 'TERMINATED' || cluster.state === 'ERROR') return 'start'
  return idleWarning(cluster, nowMs) === undefined ? null : 'terminate'
}

type ClusterButtonsProps = {
  workspace: Workspace
  cluster: Cluster
  /** The caller's rights, where they could be read; else Databricks itself has the last word. */
  access?: ClusterAccess | undefined
}

/** What can be done to this cluster. */
export function ClusterButtons({ workspace, cluster, access }: ClusterButtonsProps) {
  const ask = useAskCluster()
  const inviting = urged(cluster, useNow(15_000))
  // A phone has room for one: what can be done now.
  const likeliest = inviting ?? (whyNot('terminate', cluster) ? 'start' : 'terminate')
  return (
    <ActionBar
      inDatabricks={inDatabricks(workspace.host, cluster.clusterId)}
      actions={actions.map((action) => ({
        id: action,
        label: actionWords[action].verb,
        icon: actionIcons[action],
        look: action === inviting ? 'primary' : 'secondary',
        isMain: action === likeliest,
        disabledReason: whyNot(action, cluster, access),
        onPress: () => ask({ action, workspace, cluster }),
      }))}
      menu={async () =>
        (await import('../cluster-menu')).clusterMenu(workspace, cluster, ask, access)
      }
    />
  )
}
