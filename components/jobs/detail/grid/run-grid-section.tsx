'use client'

import { useMemo } from 'react'
import type { CsvColumns } from '@/lib/api/csv'
import { formatCounted } from '@/lib/format/quantities'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import type { GridCell, GridRun } from '@/lib/resources/runs/grid'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CsvButton } from '../../../table/csv-button'
import { Panel, Section } from '../../../ui/section'
import { gridModel } from './grid-model'
import { RunGrid } from './run-grid'

type RunGridSectionProps = {
  workspace: Workspace
  job: JobDetail
  newestFirst: readonly GridRun[]
  note: string | undefined
}

export function RunGridSection({ workspace, job, newestFirst, note }: RunGridSectionProps) {
  const model = useMemo(() => gridModel(job.tasks, newestFirst), [job.tasks, newestFirst])
  const aside = [
    formatCounted(model.tasks.length, 'task'),
    formatCounted(model.runs.length, 'run'),
    'the newest on the right',
    note,
  ]
  return (
    <Section
      title="Tasks by run"
      aside={aside.filter(Boolean).join(', ')}
      actions={
        <CsvButton
          name={`tasks-by-run-${job.name}`}
          items={newestFirst.flatMap((run) => run.cells.map((cell) => ({ run, cell })))}
          columns={cellColumns}
        />
      }
    >
      <Panel>
        <RunGrid workspace={workspace.alias} model={model} />
      </Panel>
    </Section>
  )
}

/** A line for each task of each run. */
const cellColumns: CsvColumns<{ run: GridRun; cell: GridCell }> = {
  run_id: ({ run }) => run.runId,
  run_started_at: ({ run }) => run.startedAt,
  run_state: ({ run }) => run.state,
  task_key: ({ cell }) => cell.taskKey,
  task_run_id: ({ cell }) => cell.runId,
  task_state: ({ cell }) => cell.state,
  task_result: ({ cell }) => cell.result,
  attempt: ({ cell }) => cell.attemptNumber,
  task_started_at: ({ cell }) => cell.startedAt,
  task_duration_s: ({ cell }) => (cell.tookMs === null ? null : Math.round(cell.tookMs) / 1000),
}
