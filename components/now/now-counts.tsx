'use client'

import { formatDuration } from '@/lib/format/durations'
import type { RunWindow } from '@/lib/resources/runs/states'
import { nowKinds, type NowKind, type NowSummary } from '@/lib/views/now/rules'
import { noneWords } from '../table/count-lines'
import { CountStrip } from '../ui/count-strip'
import { kindLook } from './now-kind-look'
import { windowWords } from './now-words'

type Detail = (summary: NowSummary, window: RunWindow) => string

const details: Record<NowKind, { some: Detail; none: string }> = {
  failed: { some: failedDetail, none: 'nothing failed' },
  running: {
    some: ({ runningLong }) =>
      runningLong > 0 ? `${runningLong} past their usual time` : 'none past its usual time',
    none: 'nothing runs',
  },
  queued: {
    some: ({ longestWaitMs }) => `longest ${formatDuration(longestWaitMs)}`,
    none: 'nothing waits',
  },
  slow: { some: () => 'over 1.5 × their median', none: 'nothing is slow' },
  recovered: { some: () => 'good again after a failure', none: 'nothing had to' },
}

function failedDetail({ moreFailed }: NowSummary, window: RunWindow): string {
  const { before, last } = windowWords[window]
  if (moreFailed === null) return `in ${last}`
  if (moreFailed === 0) return `as many as ${before}`
  return moreFailed > 0
    ? `${moreFailed} more than ${before}`
    : `${-moreFailed} fewer than ${before}`
}

/** A strip draws so many bars; a week has more steps, so two of them are one bar. */
const mostBars = 24

function barsOf(values: readonly number[] = []): readonly number[] {
  if (values.length <= mostBars) return values
  return values.flatMap((value, at) => (at % 2 === 0 ? [value + (values[at + 1] ?? 0)] : []))
}

/** The five numbers on top, each with its hours; pressing one keeps only its part of the page. */
export function NowCounts(props: {
  summary: NowSummary
  /** Every workspace answered, and all of the window was read. */
  isWhole: boolean
  window: RunWindow
  chosen: NowKind | null
  onChoose: (kind: NowKind | null) => void
}) {
  const { summary, window } = props
  const counts = nowKinds.map((kind) => {
    const count = summary.counts[kind]
    const { some, none } = details[kind]
    return {
      value: kind,
      ...kindLook[kind],
      count,
      detail:
        count > 0
          ? some(summary, window)
          : noneWords(none, { isWhole: props.isWhole, isNarrow: false }),
      bars: barsOf(summary.buckets?.counts[kind]),
      barsMean: `each bar is ${windowWords[window].bar}`,
    }
  })
  return (
    <CountStrip
      label="Runs by condition"
      counts={counts}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  )
}
