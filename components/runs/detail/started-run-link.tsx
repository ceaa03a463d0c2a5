import Link from 'next/link'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import type { RunOutput, TaskRun } from '@/lib/resources/runs/schema'
import { runHref } from '../run-links'

/** To the run where the reason is: of the other job, or of the iterations. */
export function StartedRunLink({
  workspace,
  task,
  output,
}: {
  workspace: WorkspaceAlias
  task: TaskRun
  output: RunOutput | undefined
}) {
  const started = task.startedRunId ?? output?.startedRunId
  const id = started ?? (task.kind === 'for-each' ? task.runId : null)
  if (!id) return null
  return (
    <p className="px-4 pb-3">
      <Link
        href={runHref(workspace, id)}
        prefetch={false}
        className="rounded-sm text-accent-text hover:underline"
      >
        {started ? 'Open the run it started' : 'Open its iterations'}
      </Link>
    </p>
  )
}
