'use client'

import { useState } from 'react'
import type { RunId, WorkspaceAlias } from '@/lib/databricks/ids'
import { formatCount } from '@/lib/format/quantities'
import { useLogComparison } from '@/lib/views/compare/hooks'
import type { LogComparison, LogSide } from '@/lib/views/compare/schema'
import { cx } from '../ui/class-names'
import { ProblemNotice } from '../ui/problem-notice'
import { Panel, Section } from '../ui/section'
import { Select } from '../ui/select'
import { Skeleton } from '../ui/skeleton'

type ComparedLogsProps = { workspace: WorkspaceAlias; here: RunId; other: RunId }

/** Where the logs of a task first say something else. Read after the rest of the page: a log is megabytes. */
export function ComparedLogs({ workspace, here, other }: ComparedLogsProps) {
  const [task, setTask] = useState<string | null>(null)
  const live = useLogComparison(workspace, here, other, task)
  const [tasks, setTasks] = useState<readonly string[]>([])
  if (live.data && live.data.tasks !== tasks && live.data.tasks.join() !== tasks.join())
    setTasks(live.data.tasks)
  return (
    <Section
      title="First difference in the logs"
      aside="ids, numbers and times are left aside"
      actions={
        tasks.length > 1 && (
          <Select
            label="Task whose logs are compared"
            value={task ?? live.data?.taskKey ?? ''}
            options={[
              ...((task ?? live.data?.taskKey) ? [] : [{ value: '', label: 'Choose a task' }]),
              ...tasks.map((key) => ({ value: key, label: key })),
            ]}
            onChange={(key) => setTask(key || null)}
          />
        )
      }
    >
      <Panel>
        {live.isLoading && <LogsPending />}
        {live.error && (
          <div className="p-4">
            <ProblemNotice
              problem={live.error}
              title="The logs did not come"
              onRetry={() => void live.refresh()}
            />
          </div>
        )}
        {live.data && <Difference comparison={live.data} />}
      </Panel>
    </Section>
  )
}

function LogsPending() {
  return (
    <div role="status" className="flex flex-col gap-2 px-4 py-3">
      <span className="sr-only">Comparing the logs</span>
      {['w-96', 'w-72', 'w-80'].map((width) => (
        <Skeleton key={width} className={`h-3 max-w-full ${width}`} />
      ))}
    </div>
  )
}

function Difference({
  comparison: { taskKey, difference, without },
}: {
  comparison: LogComparison
}) {
  if (taskKey === null)
    return (
      <p className="px-4 py-3 text-ink-2">
        {without.length === 0
          ? 'No task ran in both runs.'
          : `No log in both runs of ${new Intl.ListFormat('en').format(without)}: notebooks and SQL print into their own pages.`}
      </p>
    )
  if (!difference)
    return (
      <p className="px-4 py-3 text-ink-2">
        The logs of <code>{taskKey}</code> say the same from the first line to the last.
      </p>
    )
  return (
    <div className="grid grid-cols-2 divide-x divide-line-1 phone:grid-cols-1 phone:divide-x-0 phone:divide-y">
      <Side name={`${taskKey}, this run`} side={difference.here} />
      <Side name={`${taskKey}, other run`} side={difference.other} />
    </div>
  )
}

function Side({ name, side: { line, from, lines, total } }: { name: string; side: LogSide }) {
  return (
    <div className="min-w-0">
      <p className="border-b border-line-1 px-4 py-1.5 text-xs text-ink-2">
        {name}:{' '}
        {line === null
          ? `it ends with line ${formatCount(total)}`
          : `line ${formatCount(line)} of ${formatCount(total)}`}
      </p>
      <div
        role="region"
        aria-label={`Log of ${name}`}
        tabIndex={0}
        className="overflow-x-auto py-2 font-mono text-xs/[18px] focus-visible:-outline-offset-2"
      >
        {lines.map((text, at) => (
          <div
            key={at}
            className={cx(
              'flex w-max min-w-full px-4 whitespace-pre',
              from + at === line && 'bg-warning-bg',
            )}
          >
            <span aria-hidden="true" className="mr-4 text-ink-3 select-none">
              {from + at}
            </span>
            {text || ' '}
          </div>
        ))}
        {line === null && <p className="bg-warning-bg px-4 text-ink-2">Nothing more.</p>}
      </div>
    </div>
  )
}
