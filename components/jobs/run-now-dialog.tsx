'use client'

import { useRef, useState, type FormEvent } from 'react'
import type { JobId, WorkspaceAlias } from '@/lib/databricks/ids'
import { problemOf } from '@/lib/fetch-json'
import { shortName } from '@/lib/format/principals'
import { formatCounted } from '@/lib/format/quantities'
import { newPress, type Press } from '@/lib/press'
import type { Problem } from '@/lib/problem'
import { runJobNow, type RunJobRequest } from '@/lib/resources/jobs/actions'
import { useJob } from '@/lib/resources/jobs/hooks'
import { runsAs } from '@/lib/resources/jobs/rules'
import type { JobDetail, TaskParameters } from '@/lib/resources/jobs/schema'
import { lookAtRuns } from '@/lib/resources/runs/actions'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ProblemNotice } from '../ui/problem-notice'
import { Skeleton } from '../ui/skeleton'
import { showToast } from '../ui/toast'
import { callOf, type JobAsk } from './job-ask'
import { placeWords } from './job-confirmation'
import { ParameterFields, type ParameterValues } from './parameter-fields'
import { fieldsOf, readParameterTexts, type ParameterTexts } from './parameter-text'
import { allTasks, onlyOf, TaskChoice, type ChosenTasks } from './task-choice'
import { TaskParameterFields } from './task-parameter-fields'

/** What will happen, the job's parameters to change, and one run for one press. */
export function RunNowDialog({ ask, onClose }: { ask: JobAsk; onClose: () => void }) {
  const { workspace, job } = ask
  const live = useJob(workspace.alias, job.jobId)
  return (
    <Dialog title={`Run ${job.name} now?`} description={placeWords(workspace)} onClose={onClose}>
      {live.data ? (
        <RunNowForm ask={ask} detail={live.data} onClose={onClose} />
      ) : live.error ? (
        <div className="px-5 pt-3 pb-5">
          <ProblemNotice problem={live.error} onRetry={() => void live.refresh()} />
        </div>
      ) : (
        <div role="status" aria-label="Loading" className="flex flex-col gap-3 px-5 pt-4 pb-6">
          <Skeleton className="h-3.5 w-72" />
          <Skeleton className="h-3.5 w-56" />
          <Skeleton className="ml-auto h-7 w-24" />
        </div>
      )}
    </Dialog>
  )
}

function consequencesOf(job: JobDetail, chosen: ChosenTasks): string[] {
  const as = runsAs(job)
  const over = job.queues ? 'waits until there is room' : 'is skipped'
  return [
    `It starts one run of ${tasksWords(job, chosen)}${as === null ? '' : ` as ${shortName(as)}`}.`,
    `${job.maxConcurrentRuns === 1 ? 'One run goes' : `${job.maxConcurrentRuns} runs go`} at a time; one more ${over}.`,
    ...(job.isPaused ? ['It is paused; that does not hold up a run by hand.'] : []),
  ]
}

const tasksWords = (job: JobDetail, { keys, withDependents }: ChosenTasks): string =>
  keys.length === 0
    ? formatCounted(job.tasks.length, 'task')
    : `${formatCounted(keys.length, 'chosen task')}${withDependents ? ' and what depends on them' : ''}`

type Attempt = { kind: 'asking' } | { kind: 'running' } | { kind: 'refused'; problem: Problem }

function RunNowForm({
  ask,
  detail,
  onClose,
}: {
  ask: JobAsk
  detail: JobDetail
  onClose: () => void
}) {
  const { workspace, job } = ask
  const [values, setValues] = useState<ParameterValues>({})
  const [texts, setTexts] = useState<ParameterTexts>({})
  const [chosen, setChosen] = useState<ChosenTasks>(allTasks)
  // The API takes parameters of the job or of its tasks, and not both.
  const fields = detail.parameters.length > 0 ? [] : fieldsOf(detail.tasks)
  const read = readParameterTexts(fields, texts)
  const mistake = 'problem' in read ? read.problem : undefined
  const [attempt, setAttempt] = useState<Attempt>({ kind: 'asking' })
  const start = useStart(workspace.alias, job.jobId)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (attempt.kind === 'running' || 'problem' in read) return
    setAttempt({ kind: 'running' })
    try {
      const { runId } = await start(requestOf(values, read.values, chosen))
      lookAtRuns(workspace.alias)
      showToast({
        tone: 'succeeded',
        title: `${job.name} has started`,
        detail: `Run ${runId} in ${workspace.alias}.`,
        call: callOf('run-now', workspace.alias, job),
      })
      onClose()
    } catch (error) {
      const problem = problemOf(error)
      if (problem?.status === 403) ask.onRefused?.('run-now', problem)
      setAttempt(problem ? { kind: 'refused', problem } : { kind: 'asking' })
    }
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 px-5 pt-3 pb-5">
      <ul className="list-disc space-y-1 pl-4 text-ink-2 marker:text-ink-3">
        {consequencesOf(detail, chosen).map((consequence) => (
          <li key={consequence}>{consequence}</li>
        ))}
      </ul>
      <ParameterFields parameters={detail.parameters} values={values} onChange={setValues} />
      <TaskParameterFields fields={fields} texts={texts} onChange={setTexts} />
      <TaskChoice tasks={detail.tasks} chosen={chosen} onChange={setChosen} />
      {mistake && (
        <p role="alert" className="text-failed">
          {mistake}
        </p>
      )}
      {attempt.kind === 'refused' && <ProblemNotice problem={attempt.problem} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" isBusy={attempt.kind === 'running'} autoFocus>
          Run now
        </Button>
      </div>
    </form>
  )
}

/** Nothing is sent that says nothing: what is left out follows the job. */
function requestOf(
  jobParameters: ParameterValues,
  taskParameters: TaskParameters,
  chosen: ChosenTasks,
): RunJobRequest {
  const only = onlyOf(chosen)
  return {
    ...(Object.keys(jobParameters).length > 0 ? { jobParameters } : {}),
    ...(Object.keys(taskParameters).length > 0 ? { taskParameters } : {}),
    ...(only ? { only } : {}),
  }
}

/**
 * Starts a run once for a press. Pressed again after an error with the same request it is the same press, since
 * nobody knows whether the first arrived; another request is another.
 */
function useStart(workspace: WorkspaceAlias, jobId: JobId) {
  const last = useRef<{ press: Press; of: string } | null>(null)
  return (request: RunJobRequest) => {
    const of = JSON.stringify(request)
    if (last.current?.of !== of) last.current = { press: newPress(), of }
    return runJobNow(workspace, jobId, request, last.current.press)
  }
}
