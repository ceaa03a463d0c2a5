'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { JobId, RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { formatDuration } from '@/lib/format/durations'
import { formatMoment } from '@/lib/format/moments'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import { stateWord } from '@/lib/resources/runs/rules'
import type { Run } from '@/lib/resources/runs/schema'
import { useIsInBrowser } from '../ui/clock'
import { Select } from '../ui/select'
import { compareHref } from './compare-links'

type ComparePickerProps = {
  workspace: WorkspaceAlias
  jobId: JobId | null
  here: RunId
  /** What the address asks for: an id, or what the other is to this one. */
  wanted: string
  other: { runId: RunId; startedAt: string | null } | null
}

/** Which run it is compared with; the choice is in the address. */
export function ComparePicker({ workspace, jobId, here, wanted, other }: ComparePickerProps) {
  const router = useRouter()
  const { data } = useJobRuns(workspace, jobId)
  const isInBrowser = useIsInBrowser()
  const timeZone = isInBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC'
  const runs = (data?.items ?? []).filter(({ runId }) => runId !== here)
  const isKnown = wanted in relations || runs.some(({ runId }) => runId === wanted)
  return (
    <Select
      label="Compared with"
      value={wanted}
      options={[
        ...Object.entries(relations).map(([value, label]) => ({ value, label })),
        ...(isKnown || !other ? [] : [{ value: other.runId, label: `run ${other.runId}` }]),
        ...(runs.length === 0
          ? []
          : [
              {
                label: 'Runs of this job',
                options: runs.map((run) => ({
                  value: run.runId,
                  label: wordsOf(run, timeZone),
                })),
              },
            ]),
      ]}
      onChange={(next) => router.push(compareHref(workspace, here, next) as Route)}
    />
  )
}

const relations = { 'last-success': 'the last success before it', previous: 'the run before it' }

function wordsOf(run: Run, timeZone: string): string {
  const at =
    run.startedAt === null ? 'not started' : formatMoment(Date.parse(run.startedAt), { timeZone })
  const took = run.durations.totalMs === null ? '' : `, ${formatDuration(run.durations.totalMs)}`
  return `${at}, ${stateWord(run).toLowerCase()}${took}`
}
