import { z } from 'zod'
import { jobId, workspaceAlias } from '@/lib/databricks/ids'
import { phaseNames } from './phases'
import { run, taskRun } from './schema'

/** One task of one run: its latest attempt, as little as a grid of hundreds needs. */
export const gridCell = taskRun
  .pick({
    taskKey: true,
    runId: true,
    state: true,
    isActive: true,
    lifeCycle: true,
    result: true,
    attemptNumber: true,
    startedAt: true,
  })
  .extend({ tookMs: z.number().nullable() })
export type GridCell = z.infer<typeof gridCell>

/** Milliseconds. */
export const phases = z.record(z.enum(phaseNames), z.number())

/** A run with its tasks. */
export const gridRun = run.extend({
  cells: z.array(gridCell),
  /** Every task of it is here. Lists cut at 100, and what is beyond them takes calls of its own. */
  isWhole: z.boolean(),
  /** Where its time went; null while it goes on, and where not every task is here. */
  phases: phases.nullable(),
})
export type GridRun = z.infer<typeof gridRun>

/** The newest start first. */
export const gridPage = z.object({
  items: z.array(gridRun),
  nextPageToken: z.string().nullable(),
  asOf: z.iso.datetime(),
})
export type GridPage = z.infer<typeof gridPage>

export const mostGridRuns = 240

export const runGridInput = z.object({
  workspace: workspaceAlias,
  jobId,
  limit: z.coerce.number().int().min(1).max(mostGridRuns).default(24),
  pageToken: z.string().min(1).max(4096).optional(),
  budgetMs: z.coerce.number().int().min(200).max(20_000).default(4_000),
})
export type RunGridInput = z.infer<typeof runGridInput>

/** The cell of a task in a run; undefined where the run had no such task, or it is not here. */
export const cellOf = (of: Pick<GridRun, 'cells'>, taskKey: string): GridCell | undefined =>
  of.cells.find((cell) => cell.taskKey === taskKey)
