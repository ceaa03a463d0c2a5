import type { ReactNode } from 'react'
import { CodeButton } from '../layout/code-button'
import { PageTitle, PageTop } from '../layout/page-top'
import { LiveAge } from '../table/live-age'
import type { PartOfList } from './part-notices'
import { WorkspaceTag } from './workspace-tag'

/** The top of a page over workspaces: what it lists, of which one if it is one, and how old that is. */
export function ListTop(props: {
  title: string
  /** Of the oldest part that is here. */
  asOf: string | undefined
  parts: readonly PartOfList[]
  actions?: ReactNode
}) {
  const { title, asOf, parts, actions } = props
  const only = parts.length === 1 ? parts[0] : undefined
  return (
    <PageTop
      actions={
        <>
          {actions}
          <CodeButton />
        </>
      }
    >
      <PageTitle>{title}</PageTitle>
      {only && <WorkspaceTag workspace={only.workspace} />}
      {asOf !== undefined && (
        <span className="phone:hidden">
          <LiveAge asOf={asOf} isLive={parts.every(({ live }) => !live.isStale)} />
        </span>
      )}
    </PageTop>
  )
}
