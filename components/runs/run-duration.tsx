'use client'

import { formatDuration } from '@/lib/format/durations'
import { useUsualInTurn } from '@/lib/resources/runs/hooks'
import { couldBeSlow, workedMs } from '@/lib/resources/runs/rules'
import { TimeSince } from '../ui/time'
import { slowness, type ShownRun, type TimedRun } from './shown-run'

/** How long it worked, or has waited, and how much longer than usual where that is worth a word. */
export function RunDuration({
  row,
  nowMs,
}: {
  row: Pick<TimedRun, 'run' | 'usual'>
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
      {slow !== null && (
        <span className="mr-2 text-warning" title={usualWords(row)}>
          {slow.toFixed(1)} × usual
        </span>
      )}
      {formatDuration(took)}
    </span>
  )
}

const usualWords = ({ usual }: Pick<TimedRun, 'usual'>) =>
  usual
    ? `The median of its last ${usual.of} successes is ${formatDuration(usual.medianMs)}`
    : undefined

/** In a list of many jobs: what is usual is what Databricks tells of the job, not what the list happens to hold. */
export function ListedDuration({
  row: { run, workspace },
  nowMs,
}: {
  row: ShownRun
  nowMs: number
}) {
  const isWorthAsking = couldBeSlow(workedMs(run, nowMs))
  const { data } = useUsualInTurn(workspace.alias, isWorthAsking ? run.jobId : null)
  return <RunDuration row={{ run, usual: data?.job ?? null }} nowMs={nowMs} />
}
