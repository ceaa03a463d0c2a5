import type { RunRow } from '@/lib/resources/runs/rules'
import { isSlow, ratioToUsual, usualOf, workedMs, type Usual } from '@/lib/resources/runs/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** A row knows its workspace whole, and what its job usually takes as far as the list tells. */
export type ShownRun = Omit<RunRow, 'workspace'> & { workspace: Workspace; usual: Usual | null }

/** Rows of jobs whose other runs are in the list too get what is usual for them. */
export function shownRuns(
  rows: readonly RunRow[],
  all: readonly RunRow[],
  workspaces: readonly Workspace[],
): ShownRun[] {
  const usual = usualByJob(all)
  return rows.flatMap((row) => {
    const workspace = workspaces.find(({ alias }) => alias === row.workspace)
    return workspace ? [{ run: row.run, workspace, usual: usual.get(keyOf(row)) ?? null }] : []
  })
}

const keyOf = ({ workspace, run }: RunRow) => `${workspace}/${run.jobId ?? run.runId}`

function usualByJob(rows: readonly RunRow[]): Map<string, Usual> {
  const byJob = new Map<string, RunRow['run'][]>()
  for (const row of rows) {
    const runs = byJob.get(keyOf(row))
    if (runs) runs.push(row.run)
    else byJob.set(keyOf(row), [row.run])
  }
  return new Map(
    [...byJob].flatMap(([key, runs]) => {
      const usual = usualOf(runs)
      return usual ? [[key, usual] as const] : []
    }),
  )
}

/** `1.8` when it is slower than usual, else null. */
export function slowness({ run, usual }: Pick<ShownRun, 'run' | 'usual'>, nowMs: number) {
  const took = workedMs(run, nowMs)
  return isSlow(took, usual) ? ratioToUsual(took, usual) : null
}
