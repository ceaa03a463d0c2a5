'use client'

import type { ReactNode } from 'react'
import { onUse } from '../ui/on-use'
import { ListTop } from './list-top'
import type { PartOfList } from './part-notices'

const NoWorkspace = onUse(() => import('./no-workspace').then((module) => module.NoWorkspace))

type ListPageProps = {
  title: string
  /** What is listed: `clusters`. */
  things: string
  /** Of the oldest part that is here. */
  asOf: string | undefined
  parts: readonly PartOfList[]
  userName: string
  actions?: ReactNode
  children: ReactNode
}

/** The page of a list over workspaces; somebody whom none of them knows is told what to do instead. */
export function ListPage({ things, userName, children, actions, ...top }: ListPageProps) {
  const refused = top.parts.flatMap(({ workspace, live }) =>
    live.error?.status === 403 && live.asOf === undefined
      ? [{ workspace, problem: live.error }]
      : [],
  )
  const isClosed = refused.length === top.parts.length
  return (
    <>
      <ListTop {...top} actions={!isClosed && actions} />
      {isClosed ? <NoWorkspace refused={refused} userName={userName} things={things} /> : children}
    </>
  )
}
