import type { RunRow } from '@/lib/resources/runs/rules'
import { isSlow, ratioToUsual, workedMs, type Usual } from '@/lib/resources/runs/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'

/** A row knows its workspace whole. */
export type ShownRun = Omit<RunRow, 'workspace'> & { workspace: Workspace }
/** And what is usual for its job, where the page knows: else each row asks for itself when it is drawn. */
export type TimedRun = ShownRun & { usual: Usual | null }

export function shownRuns(rows: readonly RunRow[], workspaces: readonly Workspace[]): ShownRun[] {
  return rows.flatMap(({ workspace: alias, run }) => {
    const workspace = workspaces.find((each) => each.alias === alias)
    return workspace ? [{ run, workspace }] : []
  })
}

/** `1.8` when it is slower than usual, else null. */
export function slowness({ run, usual }: Pick<TimedRun, 'run' | 'usual'>, nowMs: number) {
  const took = workedMs(run, nowMs)
  return isSlow(took, usual) ? ratioToUsual(took, usual) : null
}
