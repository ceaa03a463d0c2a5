'use client'

import { CircleCheck } from 'lucide-react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { RunWindow } from '@/lib/resources/runs/states'
import { sortRunning, waitedMs, type NowKind, type NowSummary } from '@/lib/views/now/rules'
import type { NowRow } from '@/lib/views/now/schema'
import type { Column } from '../table/column'
import { EmptyState } from '../ui/empty-state'
import { Panel } from '../ui/section'
import { FailingSection } from './failing-section'
import { kindLook } from './now-kind-look'
import { windowWords } from './now-words'
import {
  againstUsualColumn,
  alsoStartedByColumn,
  endedColumn,
  historyColumn,
  jobColumn,
  progressColumn,
  recoveredByColumn,
  standsColumn,
  startedByColumn,
  timesColumn,
  tookColumn,
  waitedColumn,
  whyQueuedColumn,
  workspaceColumn,
} from './run-columns'
import { RunsSection } from './runs-section'

type NowSectionsProps = {
  rows: readonly NowRow[]
  summary: NowSummary
  window: RunWindow
  chosen: NowKind | null
  production: readonly WorkspaceAlias[]
  stillReading: readonly WorkspaceAlias[]
  isOverAll: boolean
  nowMs: number
  /** Something was done to runs. */
  onDone: () => void
}

type Part = { order: string; rows: readonly NowRow[]; columns: Column<NowRow>[] }

/** What is broken first, then what goes on, then what was slow, then what is good again. */
export function NowSections(props: NowSectionsProps) {
  const { rows, summary, chosen } = props
  const shown = (kind: NowKind) => chosen === null || chosen === kind
  const failed = rows.filter(({ kind }) => kind === 'failed')
  const { counts, buckets } = summary
  const parts = partsOf(props)
  return (
    <>
      {shown('failed') &&
        (failed.length > 0 ? (
          <FailingSection
            rows={failed}
            count={counts.failed}
            buckets={buckets}
            production={props.production}
            stillReading={props.stillReading}
            isAlone={chosen === 'failed'}
            onDone={props.onDone}
          />
        ) : (
          <Nothing kind="failed" window={props.window} />
        ))}
      {(['running', 'queued', 'slow', 'recovered'] as const).map((kind) => {
        if (!shown(kind)) return null
        if (parts[kind].rows.length === 0) {
          return chosen === kind && <Nothing key={kind} kind={kind} window={props.window} />
        }
        return (
          <RunsSection
            key={kind}
            title={kindLook[kind].label}
            count={counts[kind]}
            isAlone={chosen === kind}
            {...parts[kind]}
          />
        )
      })}
    </>
  )
}

function partsOf(props: NowSectionsProps): Record<Exclude<NowKind, 'failed'>, Part> {
  const { nowMs } = props
  const of = (kind: NowKind) => props.rows.filter((row) => row.kind === kind)
  const start = [jobColumn, ...(props.isOverAll ? [workspaceColumn(props.production)] : [])]
  return {
    running: {
      order: 'furthest past its usual time first',
      rows: sortRunning(of('running'), nowMs),
      columns: [
        ...start,
        progressColumn,
        againstUsualColumn('Elapsed, against usual', nowMs),
        startedByColumn,
      ],
    },
    queued: {
      order: 'longest wait first',
      rows: of('queued').sort((a, b) => waitedMs(b, nowMs) - waitedMs(a, nowMs)),
      columns: [...start, whyQueuedColumn, waitedColumn, startedByColumn],
    },
    slow: {
      order: 'over one and a half times their median',
      rows: of('slow'),
      columns: [
        ...start,
        againstUsualColumn('Took, against usual', nowMs),
        timesColumn(nowMs),
        standsColumn,
      ],
    },
    recovered: {
      order: 'good again after a failure',
      rows: of('recovered'),
      columns: [
        ...start,
        recoveredByColumn,
        endedColumn('Recovered'),
        tookColumn('Took, against usual'),
        alsoStartedByColumn,
        historyColumn,
      ],
    },
  }
}

const nothing: Record<NowKind, { title: string; words: (last: string) => string }> = {
  failed: {
    title: 'Nothing failed',
    words: (last) => `Of the runs that are loaded, none failed in ${last}.`,
  },
  running: { title: 'Nothing runs', words: () => 'A run shows here as soon as it starts.' },
  queued: { title: 'Nothing waits', words: () => 'Every run that was asked for has started.' },
  slow: {
    title: 'Nothing was slow',
    words: (last) => `No run of ${last} took over one and a half times what is usual.`,
  },
  recovered: {
    title: 'Nothing recovered',
    words: (last) => `No job went well after a failure in ${last}.`,
  },
}

function Nothing({ kind, window }: { kind: NowKind; window: RunWindow }) {
  return (
    <Panel className="mt-6">
      <EmptyState icon={CircleCheck} level="h2" title={nothing[kind].title}>
        {nothing[kind].words(windowWords[window].last)}
      </EmptyState>
    </Panel>
  )
}
