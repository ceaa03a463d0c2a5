'use client'

import { Crosshair } from 'lucide-react'
import { useRef } from 'react'
import { formatCounted } from '@/lib/format/quantities'
import { useRunOutput } from '@/lib/resources/runs/hooks'
import { failedTasks, stateWord } from '@/lib/resources/runs/rules'
import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { Panel, Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { StateMark } from '../../ui/state-badge'
import { useWasInView } from '../../ui/use-in-view'
import { ErrorText } from './error-text'
import { TaskLog } from './task-log'

/** Every task's error, trace and log, one below the other; each is read when it comes into sight. */
export function RunLogs({ workspace, run }: { workspace: Workspace; run: RunDetail }) {
  const all = run.tasks.length > 0 ? run.tasks : run.iterations
  const tasks = all.filter(({ state, startedAt }) => state !== 'skipped' && startedAt !== null)
  const [firstFailure] = failedTasks(tasks)
  const list = useRef<HTMLDivElement>(null)
  const toFirst = () => {
    const at = list.current?.querySelector<HTMLElement>(`[data-task="${firstFailure?.runId}"]`)
    at?.scrollIntoView({ block: 'start' })
    at?.focus({ preventScroll: true })
  }
  return (
    <Section
      title="Errors and logs"
      aside={formatCounted(tasks.length, 'task')}
      actions={
        firstFailure && (
          <Button icon={Crosshair} onClick={toFirst}>
            To the first error
          </Button>
        )
      }
    >
      <div ref={list} className="flex flex-col gap-3">
        {tasks.map((task) => (
          <TaskPart key={task.runId} workspace={workspace} task={task} />
        ))}
        {tasks.length === 0 && <p className="text-ink-2">No task of it has begun.</p>}
      </div>
    </Section>
  )
}

function TaskPart({ workspace, task }: { workspace: Workspace; task: TaskRun }) {
  const box = useRef<HTMLElement>(null)
  const isSeen = useWasInView(box)
  return (
    <article
      ref={box}
      data-task={task.runId}
      tabIndex={-1}
      aria-label={`Log of ${task.taskKey}`}
      className="scroll-mt-16"
    >
      <Panel>
        <header className="flex items-center gap-2 border-b border-line-1 px-4 py-2">
          <StateMark look={task.state} />
          <code className="font-semibold">{task.taskKey}</code>
          <span className="text-ink-2">{stateWord(task).toLowerCase()}</span>
        </header>
        {isSeen ? <Left workspace={workspace} task={task} /> : <div className="h-24" />}
      </Panel>
    </article>
  )
}

/** What a task left behind. */
function Left({ workspace, task }: { workspace: Workspace; task: TaskRun }) {
  const { data, error, isLoading } = useRunOutput(workspace.alias, task)
  if (isLoading)
    return (
      <div role="status" className="flex h-24 flex-col gap-2 px-4 py-3">
        <span className="sr-only">Loading what it left</span>
        <Skeleton className="h-3 w-80 max-w-full" />
      </div>
    )
  if (error) return <p className="px-4 py-3 text-ink-2">{error.detail}</p>
  return (
    <>
      {data && (data.error !== null || data.trace !== null) && (
        <ErrorText of={task.taskKey} error={data.error} trace={data.trace} />
      )}
      {data?.log ? (
        <TaskLog
          workspace={workspace.alias}
          task={task}
          errorLine={data.errorLine}
          startsAtError={task.state === 'failed'}
        />
      ) : (
        <p className="px-4 py-3 text-ink-2">
          {data?.info ?? 'It left no log: notebooks and SQL print into their own pages.'}
        </p>
      )}
    </>
  )
}
