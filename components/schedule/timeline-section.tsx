'use client'

import { useMemo, useState } from 'react'
import { formatCounted } from '@/lib/format/quantities'
import { withWorkspaceColumn } from '@/lib/api/csv'
import { runColumns } from '@/lib/resources/runs/csv'
import type { AllRuns } from '@/lib/resources/runs/hooks'
import type { RunRow } from '@/lib/resources/runs/rules'
import { runWindows, windowMs } from '@/lib/resources/runs/states'
import { useAllRunsInView, type StretchedRuns } from '@/lib/resources/runs/use-stretches'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CoverageNotes } from '../runs/coverage-notes'
import { CsvButton } from '../table/csv-button'
import { useNow } from '../ui/clock'
import { Panel, Section } from '../ui/section'
import { Segmented } from '../ui/segmented'
import { Skeleton } from '../ui/skeleton'
import { useTimeZone } from '../ui/use-time-zone'
import { useUrlChoice, useUrlText } from '../ui/use-url-choice'
import { minuteWords } from './minute-words'
import { RunTimeline } from './run-timeline'
import { readSpan, spanText } from './span-text'
import { timelineOf, type Timeline, type TimeSpan } from './timeline-model'

const minuteMs = 60_000

const windowNames = { '24h': '24 hours', '3d': '3 days', '7d': '7 days' } as const
const segments = runWindows.map((value) => ({ value, label: value.replace(/(?=[hd])/, ' ') }))

/** Every run of a window on one line of time, and how many went on at once. */
export function TimelineSection({ workspaces }: { workspaces: readonly Workspace[] }) {
  const [window, chooseWindow] = useUrlChoice('window', runWindows, '24h')
  const timeZone = useTimeZone()
  const nowMs = useNow(15_000)
  const [openedMs] = useState(() => Date.now())
  const whole = useMemo(
    () => ({ from: openedMs - windowMs[window], to: openedMs + 5 * minuteMs }),
    [openedMs, window],
  )
  const [text, setText] = useUrlText('within')
  const view = useMemo(() => readSpan(text, whole), [text, whole])
  const all = useAllRunsInView(workspaces, window, view)
  const [selected, select] = useUrlText('run')
  const timeline = useTimeline(all, nowMs)
  const hasRows = all.parts.some(({ live }) => live.data)
  const missing = missingOf(all)
  const { most } = timeline
  return (
    <>
      <CoverageNotes parts={all.parts} window={window} comesNearer />
      <Section
        title={`Runs of the last ${windowNames[window]}`}
        aside={
          most &&
          `${formatCounted(timeline.rows.length, 'run')}, at most ${most.count} at once${missing.length > 0 ? ' of those here' : ''}, ${minuteWords(most.at / minuteMs, timeZone)}`
        }
        actions={
          <>
            <Segmented
              label="Started within"
              segments={segments}
              value={window}
              onChange={(next) => {
                chooseWindow(next)
                // Who asks for more days wants to see them, not the hour they had come near to.
                setText('')
              }}
            />
            <CsvButton name={`runs-${window}`} items={all.rows} columns={columns} />
          </>
        }
      >
        <Panel>
          {hasRows ? (
            <RunTimeline
              key={window}
              timeline={timeline}
              missing={missing}
              whole={whole}
              initial={view ?? whole}
              timeZone={timeZone}
              note={restWords(all.parts)}
              onSettle={(view) => setText(spanText(view, whole))}
              selected={selected}
              onSelect={select}
            />
          ) : (
            <div role="status" aria-label="Loading" className="h-96 p-4">
              <Skeleton className="size-full" />
            </div>
          )}
        </Panel>
      </Section>
    </>
  )
}

/** Made anew only when other runs are here or time has passed: with many runs that takes longer than a frame. */
function useTimeline({ rows, parts }: AllRuns<Workspace>, nowMs: number): Timeline {
  const key = [nowMs, ...parts.map(({ live }) => `${live.asOf} ${live.data?.items.length}`)].join()
  const [made, setMade] = useState(() => ({ key, timeline: timelineOf(rows, nowMs) }))
  if (made.key === key) return made.timeline
  const next = { key, timeline: timelineOf(rows, nowMs) }
  setMade(next)
  return next.timeline
}

/** What is still to be said of the part in view. */
function restWords(parts: readonly { workspace: Workspace; live: StretchedRuns }[]): string {
  const words = parts.flatMap(({ workspace: { alias }, live: { rest } }) => {
    if (rest === null) return []
    if (rest.kind === 'coming') return [`the rest of ${alias} is on its way`]
    if (rest.kind === 'too-many') return [`of ${alias} there are more than fit: zoom in`]
    return [`the rest of ${alias} does not come: ${rest.problem.detail}`]
  })
  return words.join(', ')
}

/** When runs started that are not here, of whichever workspace. */
const missingOf = ({ parts }: AllRuns<Workspace>): TimeSpan[] =>
  parts
    .flatMap(({ live }) => live.data?.coverage.missing ?? [])
    .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))

const columns = withWorkspaceColumn(runColumns, ({ run }: RunRow) => run)
