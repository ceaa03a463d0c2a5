'use client'

import type { ReactNode } from 'react'
import { useRun } from '@/lib/resources/runs/hooks'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Tabs } from '../../ui/tabs'
import { onUse } from '../../ui/on-use'
import { Panel, Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import type { UsualTasks } from './tasks-over-time'

// The server draws it with the page; its code comes after what the top of the page needs.
const TasksOverTime = onUse(
  () => import('./tasks-over-time').then((module) => module.TasksOverTime),
  <Section title="Tasks over time">
    <Panel>
      <Skeleton className="m-4 h-40" />
    </Panel>
  </Section>,
)
const RunHistory = onUse(() => import('./run-history').then((module) => module.RunHistory))
const RunParameters = onUse(() => import('./run-parameters').then((module) => module.RunParameters))
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
