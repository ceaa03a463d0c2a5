'use client'

import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import { useJobRuns } from '@/lib/resources/runs/hooks'
import { lastByItself } from '@/lib/resources/runs/rules'
import { Time } from '../../ui/time'

/** Since when a job has been paused, as far as its runs tell: Databricks keeps no such moment. */
export function PausedSince({ workspace, jobId }: { workspace: WorkspaceAlias; jobId: JobId }) {
  const { data } = useJobRuns(workspace, jobId)
  const last = data && lastByItself(data.items)
  return (
    <p className="border-t border-line-1 px-4 py-2 text-ink-2">
      Paused: it starts by itself only after it is resumed.{' '}
      {last?.startedAt ? (
        <>
          It last started by itself <Time at={last.startedAt} />, so it was paused after that.
        </>
      ) : data?.coverage.complete ? (
        'In the 60 days that Databricks keeps it never started by itself, so it was paused before, or ever since it was made.'
      ) : (
        data && `None of its last ${data.items.length} runs started by itself.`
      )}
    </p>
  )
}
