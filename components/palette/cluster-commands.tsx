'use client'

import { Cpu } from 'lucide-react'
import { whyNot, type ClusterAction, type ClusterRow } from '@/lib/resources/clusters/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useAskCluster } from '../clusters/cluster-actions'
import { actionWords } from '../clusters/cluster-ask'
import { ClusterBadge } from '../clusters/cluster-badge'
import { clusterHref } from '../clusters/cluster-links'
import { actionIcons } from '../clusters/action-icons'
import { useWhyNoChange } from '../ui/changes'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { PaletteGroup } from './palette-group'
import { PaletteItem } from './palette-item'

const actions: readonly ClusterAction[] = ['start', 'restart', 'terminate']

/** Clusters to go to, and once something is typed, what can be done to them right now. */
export function ClusterCommands(props: {
  rows: readonly ClusterRow[]
  workspaces: readonly Workspace[]
  isSearching: boolean
  go: (href: string) => () => void
  act: (run: () => void) => () => void
}) {
  const ask = useAskCluster()
  const whyNoChange = useWhyNoChange('write')
  const known = props.rows.flatMap(({ workspace: alias, cluster }) => {
    const workspace = props.workspaces.find((each) => each.alias === alias)
    return workspace ? [{ workspace, cluster }] : []
  })
  if (known.length === 0) return null
  return (
    <>
      <PaletteGroup heading="Clusters">
        {known.map(({ workspace, cluster }) => (
          <PaletteItem
            key={`${workspace.alias}/${cluster.clusterId}`}
            icon={Cpu}
            value={`${cluster.name} ${workspace.alias} ${cluster.clusterId}`}
            onSelect={props.go(clusterHref(workspace.alias, cluster.clusterId))}
            aside={
              <>
                <ClusterBadge cluster={cluster} />
                <WorkspaceTag workspace={workspace} />
              </>
            }
          >
            {cluster.name}
          </PaletteItem>
        ))}
      </PaletteGroup>
      {props.isSearching && whyNoChange === undefined && (
        <PaletteGroup heading="Act">
          {known.flatMap(({ workspace, cluster }) =>
            actions
              .filter((action) => whyNot(action, cluster) === undefined)
              .map((action) => (
                <PaletteItem
                  key={`${action} ${workspace.alias}/${cluster.clusterId}`}
                  icon={actionIcons[action]}
                  value={`${actionWords[action].verb} ${cluster.name} ${workspace.alias}`}
                  onSelect={props.act(() => ask({ action, workspace, cluster }))}
                  aside={<WorkspaceTag workspace={workspace} />}
                >
                  {`${actionWords[action].verb} ${cluster.name}`}
                </PaletteItem>
              )),
          )}
        </PaletteGroup>
      )}
    </>
  )
}
