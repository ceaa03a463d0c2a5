'use client'

import { ArrowUpRight, Ellipsis } from 'lucide-react'
import {
  idleWarning,
  whyNot,
  type ClusterAccess,
  type ClusterAction,
} from '@/lib/resources/clusters/rules'
import type { Cluster } from '@/lib/resources/clusters/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { buttonClass, type ButtonLook } from '../../ui/button-class'
import { useNow } from '../../ui/clock'
import { Icon } from '../../ui/icon'
import { Menu } from '../../ui/menu'
import { useAskCluster } from '../cluster-actions'
import { actionWords } from '../cluster-ask'
import { inDatabricks } from '../cluster-links'
import { actionIcons, clusterMenu } from '../cluster-menu'

/** The likeliest next step stands last, where the eye ends. */
function ordered(cluster: Cluster): { main: ClusterAction; actions: readonly ClusterAction[] } {
  return cluster.state === 'TERMINATED' || cluster.state === 'ERROR'
    ? { main: 'start', actions: ['restart', 'terminate', 'start'] }
    : { main: 'terminate', actions: ['start', 'restart', 'terminate'] }
}

type ClusterButtonsProps = {
  workspace: Workspace
  cluster: Cluster
  /** The caller's rights, where they could be read; else Databricks itself has the last word. */
  access?: ClusterAccess | undefined
}

/** What can be done to this cluster. What cannot stays, with the reason. */
export function ClusterButtons({ workspace, cluster, access }: ClusterButtonsProps) {
  const ask = useAskCluster()
  const nowMs = useNow(15_000)
  const { main, actions } = ordered(cluster)
  // Ending what runs is never pressed on anybody, but for what costs for nothing.
  const isUrged = main === 'start' || idleWarning(cluster, nowMs) !== undefined
  const lookOf = (action: ClusterAction): ButtonLook =>
    isUrged && action === main ? 'primary' : 'secondary'
  return (
    <div className="flex shrink-0 items-center gap-2">
      <a
        href={inDatabricks(workspace.host, cluster.clusterId)}
        target="_blank"
        rel="noreferrer"
        className={buttonClass({ look: 'quiet', className: '@max-[900px]/page:hidden' })}
      >
        Open in Databricks
        <Icon of={ArrowUpRight} />
      </a>
      {actions.map((action) => (
        <span key={action} className={action === main ? 'flex' : 'flex @max-[760px]/page:hidden'}>
          <Button
            icon={actionIcons[action]}
            look={lookOf(action)}
            disabledReason={whyNot(action, cluster, access)}
            onClick={() => ask({ action, workspace, cluster })}
          >
            {actionWords[action].verb}
          </Button>
        </span>
      ))}
      <Menu
        label="More actions"
        align="end"
        items={clusterMenu(workspace, cluster, ask, access)}
        className={buttonClass({ isSquare: true, className: '@min-[901px]/page:hidden' })}
      >
        <Icon of={Ellipsis} />
      </Menu>
    </div>
  )
}
