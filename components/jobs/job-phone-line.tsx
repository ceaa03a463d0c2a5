import { triggerWords } from '@/lib/resources/jobs/rules'
import { Time } from '../ui/time'
import { WorkspaceTag } from '../workspaces/workspace-tag'
import { JobHistory } from './job-history'
import type { ShownRow } from './job-rows'
import { RunBadge } from '../runs/run-badge'

/** A job's second line on a phone: what the columns would say, in the order of importance. */
export function JobPhoneLine({ row, isOverAll }: { row: ShownRow; isOverAll: boolean }) {
  const { workspace, job, recent } = row
  const [latest] = recent
  const at = latest?.endedAt ?? latest?.startedAt
  return (
    <span className="flex items-center gap-2.5 overflow-hidden">
      {latest && <RunBadge standing={latest} />}
      {at && <Time at={at} />}
      {job.isPaused && <span>Paused</span>}
      {!latest && (
        <span className="truncate">
          {job.triggers.map(triggerWords).join(', ') || 'by hand only'}
        </span>
      )}
      {isOverAll && <WorkspaceTag workspace={workspace} />}
      {/* Where there is no room for all, the oldest are cut. */}
      <span className="ml-auto flex min-w-0 justify-end overflow-hidden">
        <JobHistory row={row} />
      </span>
    </span>
  )
}
