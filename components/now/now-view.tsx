'use client'

import { useRef } from 'react'
import { runWindows, type RunWindow } from '@/lib/resources/runs/states'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useNow as useNowView, type Now } from '@/lib/views/now/hooks'
import { nowKinds } from '@/lib/views/now/kinds'
import { summarize } from '@/lib/views/now/rules'
import type { NowPage } from '@/lib/views/now/schema'
import { useNow } from '../ui/clock'
import { Segmented } from '../ui/segmented'
import { useUrlChoice } from '../ui/use-url-choice'
import { ListPage } from '../workspaces/list-page'
import { Notices } from '../workspaces/notices'
import { causesOf } from './causes'
import { NowActions } from './now-actions'
import { NotLoaded } from './not-loaded'
import { NowCounts } from './now-counts'
import { NowSections } from './now-sections'
import { NowShape } from './now-shape'
import { causeRowId, isRunOf } from './row-id'
import { useNowKeys } from './use-now-keys'

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
  return (
    <ListPage
      title="Now"
      things="runs"
      asOf={now.asOf}
      parts={now.parts}
      userName={userName}
      actions={<Segmented label="Time" segments={windows} value={window} onChange={setWindow} />}
    >
      <NowActions workspaces={workspaces} onDone={() => void now.loadMore()}>
        <NowOf now={now} window={window} isOverAll={workspaces.length > 1} />
      </NowActions>
    </ListPage>
  )
}

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
  const hasAnswer = now.parts.some(({ part }) => part?.kind === 'ok')
  const summary = summarize(now.pages, nowMs)
  const production = now.parts.flatMap(({ workspace }) =>
    workspace.isProduction ? workspace.alias : [],
  )
  const stillReading = now.parts.flatMap(({ workspace, part }) =>
    part?.kind === 'ok' && !part.isComplete ? workspace.alias : [],
  )
  useNowKeys(page, (rowId) => {
    const cause = causesOf(now.rows, stillReading).find((each) => isRunOf(each, rowId))
    return cause && causeRowId(cause)
  })
  const notices = <Notices parts={toldParts(now.parts)} things="runs" />
  if (!hasAnswer) {
    // While all are on their way the shape says so; what was refused is told at once.
    const hasProblem = now.parts.some(({ live }) => live.error)
    // The same element as below: what watches it does so from the first.
    return (
      <div ref={page}>{now.isLoading ? <NowShape notices={hasProblem && notices} /> : notices}</div>
    )
  }
  return (
    <div ref={page}>
      <NowCounts
        summary={summary}
        isWhole={now.parts.every(isWhole)}
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
        stillReading={stillReading}
        isOverAll={isOverAll}
        nowMs={nowMs}
        onDone={() => void now.loadMore()}
      />
    </div>
  )
}

const isWhole = ({ part, live }: Now<Workspace>['parts'][number]) =>
  part?.kind === 'ok' && part.isComplete && part.coverage.complete && live.error === undefined

/** A workspace that was silent within the budget is still on its way, until it is known why it will not come. */
const toldParts = (parts: Now<Workspace>['parts']) =>
  parts.map(({ workspace, live, part }) => ({
    workspace,
    live: { ...live, isLoading: live.isLoading || (part?.kind === 'slow' && !live.error) },
  }))
