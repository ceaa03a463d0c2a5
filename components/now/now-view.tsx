'use client'

import { useRef } from 'react'
import type { Problem } from '@/lib/problem'
import { runWindows, type RunWindow } from '@/lib/resources/runs/states'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useNow as useNowView, type Now } from '@/lib/views/now/hooks'
import { nowKinds } from '@/lib/views/now/kinds'
import { summarize } from '@/lib/views/now/rules'
import type { NowPage } from '@/lib/views/now/schema'
import { PageTitle, PageTop } from '../layout/page-top'
import { LiveAge } from '../table/live-age'
import { useNow } from '../ui/clock'
import { onUse } from '../ui/on-use'
import { Segmented } from '../ui/segmented'
import { useUrlChoice } from '../ui/use-url-choice'
import type { Refused } from '../workspaces/no-workspace'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { NotLoaded } from './not-loaded'
import { NowCounts } from './now-counts'
import { NowSections } from './now-sections'
import { NowShape } from './now-shape'
import { useNowKeys } from './use-now-keys'

const PartNotices = onUse(() =>
  import('../workspaces/part-notices').then((module) => module.PartNotices),
)
const NoWorkspace = onUse(() =>
  import('../workspaces/no-workspace').then((module) => module.NoWorkspace),
)

const windows = runWindows.map((value) => ({
  value,
  label: { '24h': '24 h', '3d': '3 d', '7d': '7 d' }[value],
}))
const shows = ['all', ...nowKinds] as const

type NowViewProps = {
  workspaces: readonly Workspace[]
  initial: NowPage
  userName: string
}

/** What is broken or runs, over every workspace or in one, live. */
export function NowView({ workspaces, initial, userName }: NowViewProps) {
  const [window, setWindow] = useUrlChoice('window', runWindows, '24h')
  const now = useNowView(workspaces, window, initial)
  const refused = refusedParts(now)
  const isClosed = refused.length === now.parts.length
  const only = workspaces.length === 1 ? workspaces[0] : undefined
  return (
    <>
      <PageTop
        actions={
          !isClosed && (
            <Segmented label="Time" segments={windows} value={window} onChange={setWindow} />
          )
        }
      >
        <PageTitle>Now</PageTitle>
        {only && <WorkspaceTag workspace={only} />}
        {now.asOf && !isClosed && (
          <span className="phone:hidden">
            <LiveAge asOf={now.asOf} isLive={now.parts.every(({ live }) => !live.isStale)} />
          </span>
        )}
      </PageTop>
      {isClosed ? (
        <NoWorkspace refused={refused} userName={userName} things="runs" />
      ) : (
        <NowOf now={now} window={window} isOverAll={workspaces.length > 1} />
      )}
    </>
  )
}

/** The workspaces that know this person too little to show anything. */
const refusedParts = (now: Now<Workspace>): Refused[] =>
  now.parts.flatMap(({ workspace, part, problem }) =>
    problem?.status === 403 && part?.kind !== 'ok'
      ? [{ workspace, problem: problem satisfies Problem }]
      : [],
  )

function NowOf({
  now,
  window,
  isOverAll,
}: {
  now: Now<Workspace>
  window: RunWindow
  isOverAll: boolean
}) {
  const page = useRef<HTMLDivElement>(null)
  const nowMs = useNow(15_000)
  const [show, setShow] = useUrlChoice('show', shows, 'all')
  const chosen = show === 'all' ? null : show
  useNowKeys(page)
  const hasAnswer = now.parts.some(({ part }) => part?.kind === 'ok')
  const summary = summarize(now.pages, nowMs)
  const production = now.parts.flatMap(({ workspace }) =>
    workspace.isProduction ? workspace.alias : [],
  )
  const notices = <Notices parts={now.parts} />
  if (!hasAnswer) {
    // While all are on their way the shape says so; what was refused is told at once.
    const hasProblem = now.parts.some(({ problem }) => problem)
    return now.isLoading ? <NowShape notices={hasProblem && notices} /> : notices
  }
  return (
    <div ref={page}>
      <NowCounts
        summary={summary}
        window={window}
        chosen={chosen}
        onChoose={(kind) => setShow(kind ?? 'all')}
      />
      <NotLoaded parts={now.parts} />
      {notices}
      <NowSections
        rows={now.rows}
        summary={summary}
        window={window}
        chosen={chosen}
        production={production}
        stillReading={now.parts.flatMap(({ workspace, part }) =>
          part?.kind === 'ok' && !part.isComplete ? workspace.alias : [],
        )}
        isOverAll={isOverAll}
        nowMs={nowMs}
      />
    </div>
  )
}

/** Why a workspace is missing; its code comes only to pages on which one is. */
function Notices({ parts }: Pick<Now<Workspace>, 'parts'>) {
  if (parts.every(({ part, problem }) => part?.kind === 'ok' && !problem)) return null
  const told = parts.map(({ workspace, live, part, problem }) => ({
    workspace,
    live: { ...live, isLoading: live.isLoading || part?.kind === 'slow', error: problem },
  }))
  return <PartNotices parts={told} things="runs" />
}
