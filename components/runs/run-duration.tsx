import { formatDuration } from '@/lib/format/durations'
import { workedMs } from '@/lib/resources/runs/rules'
import { TimeSince } from '../ui/time'
import { slowness, type ShownRun } from './shown-run'

/** How long it worked, or has waited, and how much longer than usual where that is worth a word. */
export function RunDuration({
  row,
  nowMs,
}: {
  row: Pick<ShownRun, 'run' | 'usual'>
  nowMs: number
}) {
  const took = workedMs(row.run, nowMs)
  const slow = slowness(row, nowMs)
  if (row.run.state === 'queued' && row.run.startedAt !== null) {
    return (
      <span className="tabular whitespace-nowrap text-ink-2">
        waits <TimeSince at={row.run.startedAt} isCoarse />
      </span>
    )
  }
  if (took === null) return <span className="text-ink-3">–</span>
  return (
    <span className="tabular whitespace-nowrap">
      {slow !== null && <span className="mr-2 text-warning">{slow.toFixed(1)} × usual</span>}
      {formatDuration(took)}
    </span>
  )
}
