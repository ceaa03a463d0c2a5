'use client'

import { useEffect, useMemo, useState } from 'react'
import { toCsv } from '@/lib/api/csv'
import { taskRunColumns } from '@/lib/resources/runs/csv'
import { useRun } from '@/lib/resources/runs/hooks'
import { criticalPathOf, type Usual } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useNow } from '../../ui/clock'
import { CsvButton } from '../../ui/csv-button'
import { onUse } from '../../ui/on-use'
import { Panel, Section } from '../../ui/section'
import { Segmented } from '../../ui/segmented'
import { useIsPhone } from '../../ui/use-is-phone'
import { useUrlChoice } from '../../ui/use-url-choice'
import type { ShownTasks } from './shown-tasks'
import { TaskRow } from './task-row'
import { TaskRows } from './task-rows'
import { TimeAxis, GridLines } from './time-axis'
import { lanesOf, spanOf, ticksOf } from './timeline'

const TaskGraph = onUse(() => import('../graph/task-graph').then((module) => module.TaskGraph))
const TaskList = onUse(() => import('./task-list').then((module) => module.TaskList))

/** What each task usually takes, by its key; comes after the rest of the page. */
export type UsualTasks = Promise<ReadonlyMap<string, Usual>>

type TasksOverTimeProps = { workspace: Workspace; initial: RunDetail; usual: UsualTasks }

const views = [
  { value: 'gantt', label: 'Over time' },
  { value: 'list', label: 'List' },
  { value: 'graph', label: 'Graph' },
] as const

/** The tasks of a run: over time with what each usually takes, as a list, or as the graph of what waits for what. */
export function TasksOverTime({ workspace, initial, usual: asked }: TasksOverTimeProps) {
  const usual = useUsual(asked)
  const { data: run = initial } = useRun(workspace.alias, initial.runId, initial)
  const isPhone = useIsPhone()
  const last = Math.max(0, run.attempts.length - 1)
  const names = [...run.attempts.map((_, at) => String(at + 1)), 'all']
  const [attempt, chooseAttempt] = useUrlChoice('attempt', ['latest', ...names], 'latest')
  const shown = attempt === 'all' ? 'all' : attempt === 'latest' ? last : Number(attempt) - 1
  const [view, chooseView] = useUrlChoice('tasks', viewNames, 'gantt')
  // A graph needs room and a pointer or keys: on a phone the same tasks stand in a list.
  const drawn = isPhone && view === 'graph' ? 'list' : view
  const lanes = useMemo(() => lanesOf(run, shown), [run, shown])
  const [open, setOpen] = useUrlChoice('task', ['', ...lanes.map(({ task }) => task.taskKey)], '')
  const onToggle = (taskKey: string) => setOpen(taskKey === open ? '' : taskKey)
  const critical = useCritical(run)
  const tasks = lanes.map(({ task }) => task)
  const given = { workspace, run, lanes, usual, critical, open, onToggle }
  return (
    <Section
      title={run.tasks.length > 0 ? 'Tasks over time' : 'Iterations over time'}
      aside={asideWords(lanes.length, run, usual, critical.size > 0)}
      actions={
        <>
          {run.attempts.length > 1 && (
            <Segmented
              label="Attempt"
              segments={names.map((name) => ({
                value: name,
                label: name === 'all' ? 'All' : `Attempt ${name}`,
              }))}
              value={shown === 'all' ? 'all' : String(shown + 1)}
              onChange={(name) =>
                chooseAttempt(name !== 'all' && Number(name) - 1 === last ? 'latest' : name)
              }
            />
          )}
          <Segmented
            label="View of the tasks"
            segments={views}
            value={view}
            onChange={chooseView}
          />
          <CsvButton
            csv={() => toCsv(tasks, taskRunColumns)}
            name={`run-${run.runId}-tasks`}
            of="Tasks"
          />
        </>
      }
    >
      <Panel>
        {drawn === 'gantt' && <Gantt {...given} isPhone={isPhone} />}
        {drawn === 'list' && <TaskList {...given} />}
        {drawn === 'graph' && <TaskGraph {...given} />}
        {lanes.length === 0 && (
          <p className="px-4 py-6 text-center text-ink-2">No task of it has begun.</p>
        )}
      </Panel>
    </Section>
  )
}

const viewNames = views.map(({ value }) => value)

const nothing: ReadonlyMap<string, Usual> = new Map()

/** Comes into what is there already: a part that waited for it would take the focus and what is open with it. */
function useUsual(asked: UsualTasks): ReadonlyMap<string, Usual> {
  const [usual, setUsual] = useState(nothing)
  useEffect(() => {
    let isWanted = true
    // What the server hands over is a thenable whose `then` gives nothing back. Without it the page has no usual times.
    void asked.then(
      (read) => isWanted && setUsual(read),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [asked])
  return usual
}

function Gantt(props: ShownTasks & { isPhone: boolean }) {
  const { workspace, run, lanes, usual, critical, open, onToggle, isPhone } = props
  const nowMs = useNow(run.isActive ? 1_000 : 15_000)
  const span = spanOf(
    lanes.flatMap(({ tries }) => tries),
    nowMs,
  )
  const ticks = span ? ticksOf(span, isPhone ? 3 : 8) : []
  return (
    <>
      <TimeAxis span={span} ticks={ticks} />
      <div className="relative">
        <GridLines span={span} ticks={ticks} />
        <TaskRows keys={lanes.map(({ task }) => task.runId)}>
          {(index) => {
            const row = lanes[index]
            return (
              row && (
                <TaskRow
                  workspace={workspace}
                  lanes={row}
                  from={span?.from ?? null}
                  to={span?.to ?? null}
                  nowMs={row.task.isActive ? nowMs : 0}
                  usualMs={usual.get(row.task.taskKey)?.medianMs}
                  isCritical={critical.has(row.task.taskKey)}
                  isOpen={row.task.taskKey === open}
                  onToggle={onToggle}
                />
              )
            )
          }}
        </TaskRows>
      </div>
    </>
  )
}

/** One chain is of the run as a whole: it is not marked where only one task could be on it. */
function useCritical(run: RunDetail): ReadonlySet<string> {
  const asOf = Date.parse(run.asOf)
  return useMemo(
    () => new Set<string>(run.tasks.length > 1 ? criticalPathOf(run, asOf) : []),
    [run, asOf],
  )
}

function asideWords(
  shown: number,
  run: RunDetail,
  usual: ReadonlyMap<string, Usual>,
  hasChain: boolean,
): string {
  const of = Math.max(0, ...[...usual.values()].map((each) => each.of))
  const kept = run.tasks.length - shown
  const count = kept > 0 ? `${shown} of ${run.tasks.length}, the others kept` : String(shown)
  const tick = of > 0 && `the tick is the median of the last ${of} successes`
  return [count, tick, hasChain && 'underlined: the critical path'].filter(Boolean).join(' · ')
}
