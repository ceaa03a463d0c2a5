'use client'

import type { CsvColumns } from '@/lib/api/csv'
import type { TaskSpec } from '@/lib/job-tasks/schema'
import type { JobDetail } from '@/lib/resources/jobs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { CsvButton } from '../../table/csv-button'
import { computeOf, kindWords } from './task-words'

type JobTasksCsvProps = { workspace: Workspace; job: JobDetail }

/** What a job does as a table for spreadsheets, with what each task runs on. */
export function JobTasksCsvButton({ workspace, job }: JobTasksCsvProps) {
  return (
    <CsvButton
      name={`tasks-${job.name}`}
      of="Tasks"
      items={job.tasks}
      columns={columnsOf(workspace, job)}
    />
  )
}

const columnsOf = (workspace: Workspace, job: JobDetail): CsvColumns<TaskSpec> => ({
  task: ({ taskKey }) => taskKey,
  kind: kindWords,
  target: ({ target, targetJobId }) => targetJobId ?? target,
  waits_for: ({ dependsOn }) => dependsOn.map(({ taskKey }) => taskKey).join(' '),
  run_if: ({ runIf }) => runIf,
  compute: (task) => computeOf(task, job.jobClusters, workspace.alias)?.words,
  max_retries: ({ maxRetries }) => maxRetries,
  timeout_seconds: ({ timeoutSeconds }) => timeoutSeconds,
  disabled: ({ isDisabled }) => isDisabled,
})
