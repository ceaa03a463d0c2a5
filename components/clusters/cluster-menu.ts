import { ArrowUpRight, Copy } from 'lucide-react'
import { whyNot, type ClusterAccess, type ClusterAction } from '@/lib/resources/clusters/rules'
import type { Cluster } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { MenuItem } from '../ui/menu-item'
import { actionIcons } from './action-icons'
import { actionWords, type ClusterAsk } from './cluster-ask'
import { inDatabricks } from './cluster-links'

const actions: readonly ClusterAction[] = ['start', 'restart', 'terminate']

/** What can be done to a cluster. In a list rights are not known, so only the state gives reasons there. */
export function clusterMenu(
  workspace: Workspace,
  cluster: Cluster,
  ask: (ask: ClusterAsk) => void,
  access?: ClusterAccess,
): MenuItem[] {
  return [
    ...actions.map((action): MenuItem => ({
      kind: 'action',
      label: `${actionWords[action].verb} cluster`,
      icon: actionIcons[action],
      isDanger: action === 'terminate',
      effect: 'write',
      disabledReason: whyNot(action, cluster, access),
      onSelect: () => ask({ action, workspace, cluster }),
    })),
    { kind: 'separator' },
    {
      kind: 'action',
      label: 'Copy the cluster id',
      icon: Copy,
      onSelect: () => void navigator.clipboard.writeText(cluster.clusterId),
    },
    {
      kind: 'link',
      label: 'Open in Databricks',
      icon: ArrowUpRight,
      href: inDatabricks(workspace.host, cluster.clusterId),
      isExternal: true,
    },
  ]
}
