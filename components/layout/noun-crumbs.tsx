import type { ReactNode } from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { Breadcrumb } from './breadcrumb'
import { navigation } from './navigation'

/** The way back from a thing to the list that it stands in. */
export function NounCrumbs(props: {
  /** The segment of the path: `clusters`. */
  noun: string
  workspace: WorkspaceAlias
  start: ReactNode
  isTitled?: boolean
  children: ReactNode
}) {
  return (
    <Breadcrumb
      start={props.start}
      crumbs={navigation
        .filter(({ noun }) => noun === props.noun)
        .map((entry) => ({ label: entry.label, href: entry.inWorkspace(props.workspace) }))}
      here={props.children}
      isTitled={props.isTitled ?? false}
    />
  )
}
