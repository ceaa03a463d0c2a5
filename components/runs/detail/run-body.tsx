'use client'

import type { ReactNode } from 'react'
import { useRun } from '@/lib/resources/runs/hooks'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Tabs } from '../../ui/tabs'
import { onUse } from '../../ui/on-use'
import { RunHistory } from './run-history'
import { RunParameters } from './run-parameters'
import { TasksOverTime, type UsualTasks } from './tasks-over-time'

const RunLogs = onUse(() => import('./run-logs').then((module) => module.RunLogs))

type RunBodyProps = {
  workspace: Workspace
  initial: RunDetail
  usual: UsualTasks
  /** Why it failed, rendered with the errors the server has read. */
  failures: ReactNode
}

/** The run in the order of questions: what failed and when, what it was given, what came before. */
export function RunBody({ workspace, initial, usual, failures }: RunBodyProps) {
  const { data: run = initial } = useRun(workspace.alias, initial.runId, initial)
  return (
    <div className="mt-4">
      <Tabs
        label="Parts of the run"
        name="view"
        isInPanel={false}
        tabs={[
          {
            value: 'overview',
            label: run.state === 'failed' ? 'What failed' : 'Overview',
            panel: (
              <div className="pt-4">
                <div className="mb-6 empty:hidden">{failures}</div>
                <TasksOverTime workspace={workspace} initial={initial} usual={usual} />
              </div>
            ),
          },
          {
            value: 'logs',
            label: 'Logs',
            panel: (
              <div className="pt-4">
                <RunLogs workspace={workspace} run={run} />
              </div>
            ),
          },
          {
            value: 'parameters',
            label: 'Parameters',
            count: run.parameters.length,
            panel: (
              <div className="pt-4">
                <RunParameters parameters={run.parameters} />
              </div>
            ),
          },
          {
            value: 'history',
            label: 'History',
            count: run.attempts.length,
            panel: (
              <div className="pt-4">
                <RunHistory workspace={workspace.alias} run={run} />
              </div>
            ),
          },
        ]}
      />
    </div>
  )
}
