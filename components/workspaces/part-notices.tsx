'use client'

import type { Problem } from '@/lib/problem'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import type { Live } from '@/lib/use-live'
import { Notice } from '../ui/notice'
import { ProblemNotice } from '../ui/problem-notice'
import { TimeSince } from '../ui/time'
import { WorkspaceTag } from './workspace-tag'

/** What a workspace gave to a list over several of them. */
export type PartOfList = { workspace: Workspace; live: Omit<Live<unknown>, 'data'> }

/** Why a workspace is missing from the list, or older than the rest; the rest stays. */
export function PartNotices({
  parts,
  things,
}: {
  parts: readonly PartOfList[]
  /** What is listed: `clusters`. */
  things: string
}) {
  const notices = parts.flatMap((part) => noticeOf(part, things) ?? [])
  return notices.length > 0 ? <div className="mt-4 flex flex-col gap-2">{notices}</div> : null
}

function noticeOf({ workspace, live }: PartOfList, things: string) {
  const { alias } = workspace
  if (live.isLoading) {
    return (
      <Notice key={alias} tone="info" title={`${alias} has not answered yet`}>
        Its {things} join the list as soon as it does.
      </Notice>
    )
  }
  if (!live.error) return null
  if (isClosed(live.error)) {
    return <ClosedWorkspace key={alias} workspace={workspace} problem={live.error} />
  }
  return (
    <ProblemNotice
      key={alias}
      problem={live.error}
      title={`${alias} did not answer as it should`}
      onRetry={() => void live.refresh()}
    >
      {live.isStale && live.asOf && (
        <>
          {' '}
          What you see of it is <TimeSince at={live.asOf} /> old.
        </>
      )}
    </ProblemNotice>
  )
}

/** Not being a user of a workspace is no fault and does not pass: it is told, but not loudly. */
const isClosed = (problem: Problem) => problem.code === 'NOT_A_WORKSPACE_USER'

function ClosedWorkspace({ workspace, problem }: { workspace: Workspace; problem: Problem }) {
  return (
    <p
      role="status"
      className="flex items-center gap-3 rounded-lg border border-dashed border-line-2 px-4 py-2 text-ink-2"
    >
      <WorkspaceTag workspace={workspace} />
      {problem.detail}
    </p>
  )
}
