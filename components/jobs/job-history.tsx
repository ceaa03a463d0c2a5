'use client'

import { useRef } from 'react'
import { formatRelative } from '@/lib/format/moments'
import { useRunHistory } from '@/lib/resources/runs/hooks'
import { historyLength, stateWord, strip } from '@/lib/resources/runs/rules'
import type { Run } from '@/lib/resources/runs/schema'
import { HistoryStrip } from '../charts/history-strip'
import { useNow } from '../ui/clock'
import { useWasInView } from '../ui/use-in-view'
import { mergeRuns, type ShownRow } from './job-rows'

/** What the last runs tell, in words: `Last 14 runs: 12 succeeded, 2 failed, the latest failed`. */
export function historyWords(runs: readonly Run[]): string {
  const counts = new Map<string, number>()
  for (const run of runs) {
    const word = stateWord(run).toLowerCase()
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([word, count]) => `${count} ${word}`)
  const latest = runs.at(-1)
  if (!latest) return 'No runs in the last 60 days'
  return `Last ${runs.length === 1 ? 'run' : `${runs.length} runs`}: ${parts.join(', ')}; the latest ${stateWord(latest).toLowerCase()}`
}

const titleOf = (run: Run, nowMs: number): string =>
  [stateWord(run), run.startedAt && `started ${formatRelative(run.startedAt, nowMs)}`]
    .filter(Boolean)
    .join(', ')

/** The last runs of a job, asked for when its row comes into view; until then there is only room for them. */
export function JobHistory({ row: { workspace, job, recent } }: { row: ShownRow }) {
  const element = useRef<HTMLSpanElement>(null)
  const isWanted = useWasInView(element)
  const isEnough = recent.length >= historyLength
  const history = useRunHistory(workspace.alias, isWanted && !isEnough ? job.jobId : null)
  const isHere = isEnough || history.data !== undefined
  return (
    <span ref={element} className="flex h-4 w-28 shrink-0 items-center">
      {isHere ? (
        <Strip runs={strip(mergeRuns(recent, history.data?.items ?? []))} />
      ) : history.error ? (
        <span className="text-ink-3" title={history.error.detail}>
          not loaded
        </span>
      ) : (
        <Pending />
      )}
    </span>
  )
}

function Strip({ runs }: { runs: readonly Run[] }) {
  const label = historyWords(runs)
  const nowMs = useNow(60_000)
  if (runs.length === 0) {
    return (
      <span className="text-ink-3" title={label}>
        no runs
      </span>
    )
  }
  return (
    <HistoryStrip
      label={label}
      cells={runs.map((run) => ({ key: run.runId, look: run.state, title: titleOf(run, nowMs) }))}
    />
  )
}

/** The strip's room, quiet and without motion: hundreds of pulsing rows would be loud. */
function Pending() {
  return (
    <span className="flex gap-[2px]" aria-label="not loaded yet" role="img">
      {Array.from({ length: historyLength }, (_, index) => (
        <span key={index} className="h-4 w-1.5 rounded-[2px] bg-surface-2" />
      ))}
    </span>
  )
}
