'use client'

import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useRunOutput } from '@/lib/resources/runs/hooks'
import type { RunOutput, TaskRun } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { Fact, Facts } from '../../ui/facts'
import { ProblemNotice } from '../../ui/problem-notice'
import { Time } from '../../ui/time'
import { onUse } from '../../ui/on-use'
import { RunBadge } from '../run-badge'
import { saveNotebook } from '../save-evidence'
import { computeWords } from './compute-words'
import { ErrorText } from './error-text'
import { ErrorPending } from './error-pending'
import { StartedRunLink } from './started-run-link'

const TaskLog = onUse(() => import('./task-log').then((module) => module.TaskLog))

/** All about one task of a run: what it is, what it got, what it left behind. */
export function TaskDetail({ workspace, task }: { workspace: Workspace; task: TaskRun }) {
  const live = useRunOutput(workspace.alias, task)
  const [isLogOpen, setLogOpen] = useState(false)
  const output = live.data
  return (
    <div className="relative border-t border-line-1 bg-surface-1">
      <div className="px-4 pb-3">
        <TaskFacts task={task} />
        <div className="mt-2 flex flex-wrap items-center gap-2">
          {output?.log !== null && (
            <Button aria-expanded={isLogOpen} onClick={() => setLogOpen(!isLogOpen)}>
              {isLogOpen ? 'Close the log' : 'Show the log'}
            </Button>
          )}
          {task.kind === 'notebook' && !task.isActive && task.state !== 'skipped' && (
            <Button
              icon={FileDown}
              onClick={() => void saveNotebook(workspace.alias, task.runId, task.taskKey)}
            >
              Save the notebook
            </Button>
          )}
        </div>
      </div>
      {live.isLoading && <ErrorPending />}
      {live.error && (
        <div className="px-4 pb-3">
          <ProblemNotice
            problem={live.error}
            title="Its output did not come"
            onRetry={() => void live.refresh()}
          />
        </div>
      )}
      {output && <Output output={output} task={task} />}
      <StartedRunLink workspace={workspace.alias} task={task} output={output} />
      {isLogOpen && (
        <TaskLog workspace={workspace.alias} task={task} errorLine={output?.errorLine ?? null} />
      )}
    </div>
  )
}

function TaskFacts({ task }: { task: TaskRun }) {
  const compute = computeWords(task.compute)
  return (
    <Facts>
      <Fact name="State">
        <RunBadge standing={task} />
      </Fact>
      <Fact name="Kind">{task.kind}</Fact>
      {task.target && (
        <Fact name="Runs">
          <code className="font-normal">{task.target}</code>
        </Fact>
      )}
      {task.startedAt && (
        <Fact name="Started">
          <Time at={task.startedAt} form="clock" />
        </Fact>
      )}
      {compute && <Fact name="Compute">{compute}</Fact>}
      {task.dependsOn.length > 0 && (
        <Fact name="Waits for">{task.dependsOn.map(({ taskKey }) => taskKey).join(', ')}</Fact>
      )}
      {task.outcome && <Fact name="Outcome">{task.outcome}</Fact>}
      {task.iterations && <Fact name="Iterations">{iterationWords(task.iterations)}</Fact>}
      {task.parameters.length > 0 && (
        <Fact name="Parameters">
          <code className="font-normal">
            {task.parameters.map(({ name, value }) => `${name}=${value}`).join('  ')}
          </code>
        </Fact>
      )}
      <Fact name="Task run id">
        <span className="inline-flex items-center gap-1">
          <code className="font-normal">{task.runId}</code>
          <CopyButton text={task.runId} label={`Copy the run id of ${task.taskKey}`} />
        </span>
      </Fact>
    </Facts>
  )
}

const iterationWords = ({ total, succeeded, failed }: NonNullable<TaskRun['iterations']>) =>
  `${succeeded} of ${total} succeeded${failed > 0 ? `, ${failed} failed` : ''}`

function Output({ output, task }: { output: RunOutput; task: TaskRun }) {
  if (output.error !== null || output.trace !== null) {
    return (
      <ErrorText of={`${task.taskKey}, in its row`} error={output.error} trace={output.trace} />
    )
  }
  const words = output.info ?? (task.state === 'skipped' ? task.message : null)
  return (
    <div className="px-4 pb-3 empty:hidden">
      {output.result && (
        <pre
          role="region"
          aria-label={`Result of ${task.taskKey}`}
          tabIndex={0}
          className="overflow-x-auto rounded-md bg-surface-2 px-3 py-2 font-mono text-xs"
        >
          {output.result.text}
          {output.result.isTruncated && '\n… Databricks keeps no more of it.'}
        </pre>
      )}
      {output.sqlLink && (
        <a
          href={output.sqlLink}
          target="_blank"
          rel="noreferrer"
          className="rounded-sm text-accent-text hover:underline"
        >
          Its result in Databricks
        </a>
      )}
      {words && <p className="text-ink-2">{words}</p>}
    </div>
  )
}
