'use client'

import { useState } from 'react'
import type { RunId } from '@/lib/databricks/ids'
import { useRun } from '@/lib/resources/runs/hooks'
import { failedTasks } from '@/lib/resources/runs/rules'
import type { RunDetail, RunOutput } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { onUse } from '../../ui/on-use'
import { Panel } from '../../ui/section'
import { ErrorPending } from './error-pending'
import { openedErrors } from './opened-errors'
import { RunMessage } from './run-message'

// What is drawn of a task comes from the server; what can be done with its error comes after the first paint.
const FailedTask = onUse(
  () => import('./failed-task').then((module) => module.FailedTask),
  <Panel>
    <ErrorPending />
  </Panel>,
)

const LastSuccess = onUse(
  () => import('./last-success').then((module) => module.LastSuccess),
  <p className="h-5" />,
)

/** Every failed task with its error, the first failure first. */
export function WhatFailed({
  workspace,
  initial,
  outputs,
}: {
  workspace: Workspace
  initial: RunDetail
  outputs: ReadonlyMap<RunId, RunOutput>
}) {
  const { data: run = initial } = useRun(workspace.alias, initial.runId, initial)
  const [opened, setOpened] = useState(openedErrors)
  const tasks = run.tasks.length > 0 ? run.tasks : run.iterations
  const failed = failedTasks([...tasks, ...(run.tasks.length > 0 ? run.iterations : [])])
  const rest = failed.length - opened
  return (
    <div className="flex flex-col gap-3">
      <RunMessage run={run} hasErrors={failed.length > 0} />
      {failed.slice(0, opened).map((task) => (
        <FailedTask
          key={task.runId}
          workspace={workspace}
          run={run}
          task={task}
          initial={outputs.get(task.runId)}
        />
      ))}
      {rest > 0 && (
        <div>
          <Button onClick={() => setOpened(opened + 10)}>
            {rest === 1 ? 'One more task failed' : `${rest} more tasks failed`}
          </Button>
        </div>
      )}
      {run.state === 'failed' && run.jobId && (
        <LastSuccess workspace={workspace.alias} jobId={run.jobId} here={run.runId} />
      )}
    </div>
  )
}
