import { formatDuration } from '@/lib/format/durations'
import type { RunRow } from '@/lib/resources/runs/rules'
import { RunBadge } from '../runs/run-badge'
import { minuteWords } from './minute-words'
import { whenWords } from './run-words'
import { countAt, isMissing, type Timeline, type TimeSpan } from './timeline-model'
import type { Under } from './timeline-stage'

type TimelineReadoutProps = {
  timeline: Timeline
  /** When runs started that are not here. */
  missing: readonly TimeSpan[]
  /** What the pointer is over; it comes before what the keyboard stands on. */
  under: Under | null
  selected: RunRow | null
  timeZone: string
}

/** What is under the pointer or selected, in words, else how to get there; screen readers are told in their own way. */
export function TimelineReadout(props: TimelineReadoutProps) {
  const { timeline, missing, under, selected, timeZone } = props
  const row = under ? timeline.rows[under.index ?? -1] : selected
  return (
    <p
      aria-hidden="true"
      className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-t border-line-1 px-4 py-1.5 text-ink-2"
    >
      {!under && !row && (
        <span className="text-ink-3">
          Arrow keys move from run to run, Enter opens one. Drag to move, Ctrl and the wheel to
          zoom. The upper plot is how many go on at once.
          {missing.length > 0 && ' Hatched: not every run that started then is here.'}
        </span>
      )}
      {row && (
        <>
          <span className="truncate font-medium text-ink-1">{row.run.name}</span>
          <RunBadge standing={row.run} />
          <span className="tabular">
            {under
              ? row.run.durations.totalMs !== null && formatDuration(row.run.durations.totalMs)
              : whenWords(row, timeZone)}
          </span>
          <span className="text-ink-3">in {row.workspace}</span>
        </>
      )}
      {under ? (
        <span className="tabular ml-auto text-ink-3">
          {minuteWords(under.at / 60_000, timeZone)}, {isMissing(missing, under.at) && 'at least '}
          {countAt(timeline, under.at)} at once
        </span>
      ) : (
        row && <span className="ml-auto text-ink-3">Enter opens it, Escape leaves</span>
      )}
    </p>
  )
}
