'use client'

import { formatDuration } from '@/lib/format/durations'
import { formatRelative } from '@/lib/format/moments'
import type { Run } from '@/lib/resources/runs/schema'
import { CountStrip, type Count } from '../ui/count-strip'
import { groupsOf, type JobGroup } from './job-group'
import type { ShownRow } from './job-rows'

type Line = {
  group: JobGroup
  label: string
  look: Count<JobGroup>['look']
  detail: (ages: readonly number[], nowMs: number) => string
  none: string
}

const latest = (ages: readonly number[], nowMs: number) =>
  ages.length > 0 ? `latest ${formatRelative(nowMs - Math.min(...ages), nowMs)}` : ''
const longest = (ages: readonly number[]) =>
  ages.length > 0 ? `longest ${formatDuration(Math.max(...ages))}` : ''

/** By how the last run went: what is broken first. */
const lines: readonly Line[] = [
  {
    group: 'failed',
    label: 'Failed',
    look: 'failed',
    detail: latest,
    none: 'no last run failed',
  },
  { group: 'running', label: 'Running', look: 'running', detail: longest, none: 'nothing runs' },
  { group: 'queued', label: 'Queued', look: 'queued', detail: longest, none: 'nothing waits' },
  {
    group: 'succeeded',
    label: 'Succeeded',
    look: 'succeeded',
    detail: latest,
    none: 'no last run succeeded',
  },
  {
    group: 'paused',
    label: 'Paused',
    look: 'skipped',
    detail: () => 'do not start by themselves',
    none: 'none is paused',
  },
]

/** When the run ended, or began if it goes on, counted back from now. */
const ageOf = (run: Run | undefined, nowMs: number): number | null => {
  const at = run?.endedAt ?? run?.startedAt
  return at ? Math.max(0, nowMs - Date.parse(at)) : null
}

/** How many jobs stand how; each count filters the list below it. */
export function JobCounts(props: {
  rows: readonly ShownRow[]
  nowMs: number
  chosen: JobGroup | null
  onChoose: (group: JobGroup | null) => void
}) {
  const { rows, nowMs } = props
  const counts = lines.map((line): Count<JobGroup> => {
    const members = rows.filter((row) => groupsOf(row).includes(line.group))
    const ages = members.flatMap(({ recent }) => ageOf(recent[0], nowMs) ?? [])
    return {
      value: line.group,
      label: line.label,
      look: line.look,
      count: members.length,
      detail: members.length > 0 ? line.detail(ages, nowMs) : line.none,
      bars: line.group === 'running' ? ages.toSorted((a, b) => a - b) : [],
      barsMean: 'each bar is one job: how long its run goes on',
    }
  })
  return (
    <CountStrip
      label="Jobs by their last run"
      counts={counts}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  )
}
