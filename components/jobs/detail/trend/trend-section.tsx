'use client'

import { useMemo, useState, type ReactNode } from 'react'
import { formatDuration } from '@/lib/format/durations'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import { gridColumns } from '@/lib/resources/runs/csv'
import type { GridRun } from '@/lib/resources/runs/grid'
import { usualOf } from '@/lib/resources/runs/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CsvButton } from '../../../table/csv-button'
import { Panel, Section } from '../../../ui/section'
import { Segmented } from '../../../ui/segmented'
import { useUrlChoice } from '../../../ui/use-url-choice'
import { runWords, startWords, successWords } from '../grid/grid-words'
import { DurationPlot } from './duration-plot'
import { PhasesPlot } from './phases-plot'
import { TrendTable } from './trend-table'
import { runPhasesWords } from './trend-words'

const plots = ['duration', 'phases', 'table'] as const
const segments = [
  { value: 'duration', label: 'Against usual' },
  { value: 'phases', label: 'Where time goes' },
  { value: 'table', label: 'Table' },
] as const

type TrendSectionProps = {
  workspace: Workspace
  job: JobDetail
  newestFirst: readonly GridRun[]
  actions: ReactNode
}

/** How long the runs took, what of it went where, and how many went well. */
export function TrendSection({ workspace, job, newestFirst, actions }: TrendSectionProps) {
  const [plot, setPlot] = useUrlChoice('plot', plots, 'duration')
  const [shown, setShown] = useState<number | null>(null)
  const runs = useMemo(() => newestFirst.toReversed(), [newestFirst])
  const at = shown === null ? undefined : runs[shown]
  const drawn = { runs, shown, onShow: setShown }
  return (
    <Section
      title="Durations"
      aside={successWords(runs)}
      actions={
        <>
          <Segmented label="Plot" segments={segments} value={plot} onChange={setPlot} />
          {actions}
          <CsvButton name={`runs-${job.name}`} items={newestFirst} columns={gridColumns} />
        </>
      }
    >
      <Panel>
        {plot === 'duration' && <DurationPlot {...drawn} />}
        {plot === 'phases' && <PhasesPlot {...drawn} />}
        {plot === 'table' && <TrendTable workspace={workspace.alias} runs={runs} />}
        {plot !== 'table' && (
          <p
            aria-hidden="true"
            className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-t border-line-1 px-4 py-1.5 text-ink-3"
          >
            {at ? (
              <>
                <span className="text-ink-1">{startWords(at)}</span>
                <span className="truncate text-ink-2">
                  {plot === 'phases' ? runPhasesWords(at) : runWords(at)}
                </span>
              </>
            ) : (
              legendWords(plot, runs)
            )}
          </p>
        )}
      </Panel>
    </Section>
  )
}

function legendWords(plot: 'duration' | 'phases', runs: readonly GridRun[]): string {
  if (plot === 'phases')
    return 'Tasks that run side by side count once: execution before setup before cleanup.'
  const usual = usualOf(runs)
  if (!usual) return 'Too few successes to say what is usual.'
  return `The line is the median of the successes up to then, now ${formatDuration(usual.medianMs)}; the band is their middle half.`
}
