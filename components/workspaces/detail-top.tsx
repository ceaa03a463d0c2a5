import type { ReactNode } from 'react'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CodeButton } from '../layout/code-button'
import { NounCrumbs } from '../layout/noun-crumbs'
import { PageTop } from '../layout/page-top'
import { WorkspaceTag } from './workspace-tag'

/** The top of a thing's own page: where it stands, and what can be done to it. */
export function DetailTop(props: {
  /** The segment of the path: `clusters`. */
  noun: string
  workspace: Workspace
  name: string
  actions?: ReactNode
}) {
  const { noun, workspace, name, actions } = props
  return (
    <PageTop
      hasPalette={actions === undefined}
      actions={
        <>
          <CodeButton look="quiet" />
          {actions}
        </>
      }
    >
      <NounCrumbs
        noun={noun}
        workspace={workspace.alias}
        start={<WorkspaceTag workspace={workspace} />}
        // Without actions the thing did not come, and no title names it.
        isTitled={actions !== undefined}
      >
        {name}
      </NounCrumbs>
    </PageTop>
  )
}
