import type { Route } from 'next'
import Link from 'next/link'
import type { TaskSpec } from '@/lib/job-tasks/schema'
import { formatCounted } from '@/lib/format/quantities'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Panel, Section } from '../../ui/section'
import { Tag } from '../../ui/tag'
import { jobHref } from '../job-links'
import { JobTasksCsv } from './job-tasks-csv'
import { computeOf, kindWords, runIfWords } from './task-words'

/** What a job does, in its own order: each task, what it waits for, and what it runs on. */
export function JobTasks({ workspace, job }: { workspace: Workspace; job: JobDetail }) {
  return (
    <Section
      title="Tasks"
      aside={<span className="tabular">{job.tasks.length}</span>}
      actions={job.tasks.length > 0 && <JobTasksCsv workspace={workspace} job={job} />}
    >
      <Panel>
        {job.tasks.length === 0 ? (
          <p className="px-4 py-6 text-center text-ink-2">It has no tasks.</p>
        ) : (
          <ol>
            {job.tasks.map((task) => (
              <TaskLine key={task.taskKey} workspace={workspace} job={job} task={task} />
            ))}
          </ol>
        )}
      </Panel>
    </Section>
  )
}

type TaskLineProps = { workspace: Workspace; job: JobDetail; task: TaskSpec }

function TaskLine({ workspace, job, task }: TaskLineProps) {
  const compute = computeOf(task, job.jobClusters, workspace.alias)
  return (
    <li className="border-b border-line-1 px-4 py-2 last:border-0">
      <div className="flex flex-wrap items-baseline gap-x-2.5">
        <code className="font-medium text-ink-1">{task.taskKey}</code>
        <span className="text-ink-3">{kindWords(task)}</span>
        {task.isDisabled && <Tag>disabled</Tag>}
        {compute && (
          <span className="ml-auto text-ink-2">
            {compute.href ? (
              <Link href={compute.href as Route} className="rounded-sm hover:underline">
                {compute.words}
              </Link>
            ) : (
              compute.words
            )}
          </span>
        )}
      </div>
      <Target workspace={workspace} task={task} />
      <After task={task} />
    </li>
  )
}

function Target({ workspace, task }: Pick<TaskLineProps, 'workspace' | 'task'>) {
  if (task.targetJobId) {
    return (
      <p className="truncate">
        <Link
          href={jobHref(workspace.alias, task.targetJobId)}
          className="rounded-sm text-accent-text hover:underline"
        >
          job {task.targetJobId}
        </Link>
      </p>
    )
  }
  if (!task.target) return null
  return (
    <p className="truncate text-ink-2" title={task.target}>
      <code>{task.target}</code>
    </p>
  )
}

/** `after clean_orders, clean_customers`, and when that is not simply their success. */
function After({ task: { dependsOn, runIf, maxRetries } }: Pick<TaskLineProps, 'task'>) {
  const retries =
    maxRetries === 0
      ? null
      : maxRetries < 0
        ? 'retries without end'
        : formatCounted(maxRetries, 'retry', 'retries')
  if (dependsOn.length === 0 && !retries) return null
  const before = dependsOn
    .map(({ taskKey, outcome }) => (outcome === null ? taskKey : `${taskKey} (${outcome})`))
    .join(', ')
  const condition = runIfWords(runIf)
  return (
    <p className="text-xs text-ink-3">
      {[before && `after ${before}`, before && condition, retries].filter(Boolean).join('; ')}
    </p>
  )
}
