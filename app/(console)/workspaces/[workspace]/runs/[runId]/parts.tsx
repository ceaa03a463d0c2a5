import { ErrorPending } from '@/components/runs/detail/error-pending'
import { openedErrors } from '@/components/runs/detail/opened-errors'
import { WhatFailed } from '@/components/runs/detail/what-failed'
import { Panel } from '@/components/ui/section'
import { settle } from '@/lib/api/settle'
import type { Caller } from '@/lib/auth/caller'
import { failedTasks } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import { getRunOutput } from '@/lib/resources/runs/server'
import type { Workspace } from '@/lib/resources/workspaces/schema'

type PartProps = { caller: Caller; workspace: Workspace; run: RunDetail }

/** The errors that are opened at once come with the page; one that cannot be read is asked for by the browser. */
export async function FailuresPart({ caller, workspace, run }: PartProps) {
  const tasks = failedTasks([...run.tasks, ...run.iterations]).slice(0, openedErrors)
  const outputs = await Promise.all(
    tasks.map(async ({ runId, isActive }) => {
      const input = { workspace: workspace.alias, runId, tailBytes: 65_536, isOver: !isActive }
      const settled = await settle(getRunOutput(caller, { ...input, log: 'none' }))
      return settled.ok ? ([runId, settled.value] as const) : null
    }),
  )
  const read = new Map(outputs.filter((each) => each !== null))
  return <WhatFailed workspace={workspace} initial={run} outputs={read} />
}

export function FailuresPending({ run }: { run: RunDetail }) {
  return run.state === 'failed' ? (
    <Panel>
      <ErrorPending />
    </Panel>
  ) : null
}
