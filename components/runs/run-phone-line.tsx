'use client'

import { Time } from '../ui/time'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { RunBadge } from './run-badge'
import { ListedDuration, RunDuration } from './run-duration'
import type { ShownRun, TimedRun } from './shown-run'

/** A run's second line on a phone: what the columns would say, in the order of importance. */
export function RunPhoneLine({
  row,
  nowMs,
  isOverAll,
  isNamedByTime = false,
}: {
  row: ShownRun | TimedRun
  nowMs: number
  isOverAll: boolean
  /** The first line says already when it started. */
  isNamedByTime?: boolean
}) {
  const { run, workspace } = row
  return (
    <span className="flex items-center gap-2.5 overflow-hidden">
      <RunBadge standing={run} />
      {run.startedAt && !isNamedByTime && <Time at={run.startedAt} />}
      {'usual' in row ? (
        <RunDuration row={row} nowMs={nowMs} />
      ) : (
        <ListedDuration row={row} nowMs={nowMs} />
      )}
      {isOverAll && <WorkspaceTag workspace={workspace} />}
    </span>
  )
}
