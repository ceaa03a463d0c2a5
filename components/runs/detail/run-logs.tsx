'use client'

import { Crosshair } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { toCsv } from '@/lib/api/csv'
import { formatCounted } from '@/lib/format/quantities'
import { useRunOutput } from '@/lib/resources/runs/hooks'
import { failedTasks, stateWord } from '@/lib/resources/runs/rules'
import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { Button } from '../../ui/button'
import { CsvButton } from '../../ui/csv-button'
import { Panel, Section } from '../../ui/section'
import { Skeleton } from '../../ui/skeleton'
import { StateMark } from '../../ui/state-badge'
import { useWasInView } from '../../ui/use-in-view'
import { ErrorText } from './error-text'
import { FindBar } from './find-in-all/find-bar'
import { foundColumns, foundLines } from './find-in-all/found-columns'
import { FoundTask } from './find-in-all/found-task'
import { NotSearched } from './find-in-all/not-searched'
import { useFind } from './find-in-all/use-find'
import { TaskLog } from './task-log'

/**
 * Every task's error, trace and log, one below the other; each is read when it comes into sight. While something is
 * looked for, what has it stands there instead.
 */
export function RunLogs({ workspace, run }: { workspace: Workspace; run: RunDetail }) {
  const tasks = useMemo(() => begun(run), [run])
  const [firstFailure] = failedTasks(tasks)
  const list = useRef<HTMLDivElement>(null)
  const search = useFind(workspace, tasks)
  const { find, wanted, found, place, texts, state } = search
  const goToError = () => {
    const at = list.current?.querySelector<HTMLElement>(`[data-task="${firstFailure?.runId}"]`)
    at?.scrollIntoView({ block: 'start' })
    at?.focus({ preventScroll: true })
  }
  // The list is drawn again once nothing is looked for; only then it can be gone to.
  const goesToError = useRef(false)
  const onShown = useEffectEvent(goToError)
  useEffect(() => {
    if (find !== '' || !goesToError.current) return
    goesToError.current = false
    onShown()
  }, [find])
  const toFirst = () => {
    if (find === '') return goToError()
    goesToError.current = true
    search.change('')
  }
  return (
    <Section
      title="Errors and logs"
      aside={formatCounted(tasks.length, 'task')}
      actions={
        <>
          {found.length > 0 && (
            <CsvButton
              csv={() => toCsv(foundLines(found), foundColumns)}
              name={`run-${run.runId}-found`}
              of="Places found"
            />
          )}
          {firstFailure && (
            <Button icon={Crosshair} onClick={toFirst}>
              To the first error
            </Button>
          )}
        </>
      }
    >
      {tasks.length > 0 && (
        <FindBar
          value={find}
          status={search.status}
          onChange={search.change}
          onStep={search.step}
          onFirstError={firstFailure && toFirst}
        />
      )}
      {find !== '' && <NotSearched tasks={tasks} texts={texts} state={state} />}
      <div ref={list} className="flex flex-col gap-3">
        {find === ''
          ? tasks.map((task) => <TaskPart key={task.runId} workspace={workspace} task={task} />)
          : found.map((each) => (
              <FoundTask
                key={each.task.runId}
                found={each}
                find={wanted}
                place={place?.runId === each.task.runId ? place : null}
              />
            ))}
        {tasks.length === 0 && <p className="text-ink-2">No task of it has begun.</p>}
      </div>
    </Section>
  )
}

/** The tasks that can have left anything. */
const begun = ({ tasks, iterations }: RunDetail): TaskRun[] =>
  (tasks.length > 0 ? tasks : iterations).filter(
    ({ state, startedAt }) => state !== 'skipped' && startedAt !== null,
  )

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
