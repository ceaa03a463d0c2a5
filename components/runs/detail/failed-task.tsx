'use client'

import { useState } from 'react'
import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import { useRunOutput } from '@/lib/resources/runs/hooks'
import { skippedBecauseOf, stateWord, withoutAnsi } from '@/lib/resources/runs/rules'
import type { RunDetail, RunOutput, TaskRun } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { ProblemNotice } from '../../ui/problem-notice'
import { StateMark } from '../../ui/state-badge'
import { onUse } from '../../ui/on-use'
import { ErrorPending } from './error-pending'
import { ErrorText } from './error-text'
import { StartedRunLink } from './started-run-link'

const TaskLog = onUse(() => import('./task-log').then((module) => module.TaskLog))

type FailedTaskProps = {
  workspace: Workspace
  run: RunDetail
  task: TaskRun
  initial?: RunOutput | undefined
}

/** Why one task failed: its error, the lines of the job it came from, and its log when somebody wants it. */
export function FailedTask({ workspace, run, task, initial }: FailedTaskProps) {
  const [log, setLog] = useState<'closed' | 'open'>('closed')
  const live = useRunOutput(workspace.alias, task, initial)
  const output = live.data
  const error = output?.error ?? task.message
  const isOpen = log === 'open'
  return (
    <article
      aria-label={`Why ${task.taskKey} failed`}
      className="overflow-clip rounded-lg border border-failed-border bg-surface-1"
    >
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-failed-border bg-failed-bg px-4 py-2">
        <StateMark look="failed" />
        <p className="min-w-0 flex-1 break-words text-ink-2">
          <code className="font-semibold text-ink-1">{task.taskKey}</code> {endedWords(task)}
          {leftOutWords(task, run)}
        </p>
        {output?.log !== null && (
          <Button
            look="quiet"
            aria-expanded={isOpen}
            onClick={() => setLog(isOpen ? 'closed' : 'open')}
          >
            {isOpen ? 'Close the log' : 'Log at the error'}
          </Button>
        )}
        <CopyButton
          text={withoutAnsi([error, output?.trace].filter(Boolean).join('\n\n'))}
          label={`Copy the error of ${task.taskKey}`}
        />
      </header>
      {live.isLoading ? (
        <ErrorPending />
      ) : (
        <ErrorText of={task.taskKey} error={error} trace={output?.trace ?? null} />
      )}
      {live.error && (
        <div className="px-4 pb-3">
          <ProblemNotice
            problem={live.error}
            title="Its output did not come"
            onRetry={() => void live.refresh()}
          />
        </div>
      )}
      <StartedRunLink workspace={workspace.alias} task={task} output={output} />
      {isOpen && (
        <TaskLog
          workspace={workspace.alias}
          task={task}
          errorLine={output?.errorLine ?? null}
          startsAtError
        />
      )}
    </article>
  )
}

function endedWords({ durations, result, attemptNumber }: TaskRun): string {
  const verb = result === 'TIMEDOUT' ? 'timed out' : 'failed'
  const tries = attemptNumber > 0 ? `, at try ${attemptNumber + 1}` : ''
  return durations.totalMs ? `${verb} after ${formatDuration(durations.totalMs)}${tries}` : verb
}

/** In the word that these tasks have below. */
function leftOutWords(task: TaskRun, { tasks }: RunDetail): string {
  const leftOut = skippedBecauseOf(task.taskKey, tasks)
  const [first] = leftOut
  if (!first) return ''
  const waits = leftOut.length === 1 ? 'waits' : 'wait'
  return `; ${formatCounted(leftOut.length, 'task')} that ${waits} for it did not run: ${stateWord(first).toLowerCase()}`
}
