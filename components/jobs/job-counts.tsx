'use client'

import { formatDuration } from '@/lib/format/durations'
import { formatRelative } from '@/lib/format/moments'
import { countsOf, type CountLine, type Known } from '../table/count-lines'
import { CountStrip } from '../ui/count-strip'
import { groupsOf, type JobGroup } from './job-group'
import type { ShownRow } from './job-rows'

/** By how the last run went: what is broken first. */
function linesAt(nowMs: number): readonly CountLine<JobGroup, ShownRow>[] {
  /** When the last run ended, or began if it goes on, counted back from now. */
  const ageOf = ({ recent: [run] }: ShownRow): number | null => {
    const at = run?.endedAt ?? run?.startedAt
    return at ? Math.max(0, nowMs - Date.parse(at)) : null
  }
  const agesOf = (rows: readonly ShownRow[]) => rows.flatMap((row) => ageOf(row) ?? [])
  const latest = (rows: readonly ShownRow[]) => {
    const ages = agesOf(rows)
    return ages.length > 0 ? `latest ${formatRelative(nowMs - Math.min(...ages), nowMs)}` : ''
  }
  const longest = (rows: readonly ShownRow[]) => {
    const ages = agesOf(rows)
    return ages.length > 0 ? `longest ${formatDuration(Math.max(...ages))}` : ''
  }
  return [
    {
      group: 'failed',
      label: 'Failed',
      look: 'failed',
      some: latest,
      none: 'no last run failed',
    },
    {
      group: 'running',
      label: 'Running',
      look: 'running',
      some: longest,
      none: 'nothing runs',
      bars: {
        of: (row) => ageOf(row) ?? 0,
        mean: 'each bar is one job: how long its run goes on',
      },
    },
    { group: 'queued', label: 'Queued', look: 'queued', some: longest, none: 'nothing waits' },
    {
      group: 'succeeded',
      label: 'Succeeded',
      look: 'succeeded',
      some: latest,
      none: 'no last run succeeded',
    },
    {
      group: 'paused',
      label: 'Paused',
      look: 'skipped',
      some: () => 'do not start by themselves',
      none: 'none is paused',
    },
  ]
}

/** How many jobs stand how; each count filters the list below it. */
export function JobCounts(props: {
  rows: readonly ShownRow[]
  known: Known
  nowMs: number
  chosen: JobGroup | null
  onChoose: (group: JobGroup | null) => void
}) {
  return (
    <CountStrip
      label="Jobs by their last run"
      counts={countsOf(linesAt(props.nowMs), props.rows, groupsOf, props.known)}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  )
}
