'use client'

import { use, useMemo } from 'react'
import { useRun } from '@/lib/resources/runs/hooks'
import type { Usual } from '@/lib/resources/runs/rules'
import type { RunDetail } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useNow } from '../../ui/clock'
import { Panel, Section } from '../../ui/section'
import { Segmented } from '../../ui/segmented'
import { useIsPhone } from '../../ui/use-is-phone'
import { useUrlChoice } from '../../ui/use-url-choice'
import { TaskRow } from './task-row'
import { TimeAxis, GridLines } from './time-axis'
import { spanOf, tasksOf, ticksOf } from './timeline'

/** What each task usually takes, by its key; comes after the rest of the page. */
export type UsualTasks = Promise<ReadonlyMap<string, Usual>>

type TasksOverTimeProps = { workspace: Workspace; initial: RunDetail; usual?: UsualTasks }

const none: UsualTasks = Promise.resolve(new Map())

/** When each task ran, one below the other, with what each usually takes. */
export function TasksOverTime({ workspace, initial, usual: asked = none }: TasksOverTimeProps) {
  const usual = use(asked)
  const { data: run = initial } = useRun(workspace.alias, initial.runId, initial)
  const nowMs = useNow(run.isActive ? 1_000 : 15_000)
  const isPhone = useIsPhone()
  const last = Math.max(0, run.attempts.length - 1)
  const names = run.attempts.map((_, at) => String(at + 1))
  const [attempt, chooseAttempt] = useUrlChoice('attempt', ['latest', ...names], 'latest')
  const shown = attempt === 'latest' ? last : Number(attempt) - 1
  const tasks = useMemo(() => tasksOf(run, shown), [run, shown])
  const [open, setOpen] = useUrlChoice('task', ['', ...tasks.map(({ taskKey }) => taskKey)], '')
  const span = spanOf(tasks, nowMs)
  const ticks = span ? ticksOf(span, isPhone ? 3 : 8) : []
  return (
    <Section
      title={run.tasks.length > 0 ? 'Tasks over time' : 'Iterations over time'}
      aside={asideWords(tasks.length, run, usual)}
      actions={
        run.attempts.length > 1 && (
          <Segmented
            label="Attempt"
            segments={names.map((name) => ({ value: name, label: `Attempt ${name}` }))}
            value={String(shown + 1)}
            onChange={(name) => chooseAttempt(Number(name) - 1 === last ? 'latest' : name)}
          />
        )
      }
    >
      <Panel>
        <TimeAxis span={span} ticks={ticks} />
        <div className="relative">
          <GridLines span={span} ticks={ticks} />
          <ul>
            {tasks.map((task) => (
              <TaskRow
                key={task.runId}
                workspace={workspace}
                task={task}
                span={span}
                nowMs={task.isActive ? nowMs : 0}
                usualMs={usual.get(task.taskKey)?.medianMs}
                isOpen={task.taskKey === open}
                onToggle={() => setOpen(task.taskKey === open ? '' : task.taskKey)}
              />
            ))}
          </ul>
        </div>
        {tasks.length === 0 && (
          <p className="px-4 py-6 text-center text-ink-2">No task of it has begun.</p>
        )}
      </Panel>
    </Section>
  )
}

function asideWords(shown: number, run: RunDetail, usual: ReadonlyMap<string, Usual>): string {
  const of = Math.max(0, ...[...usual.values()].map((each) => each.of))
  const kept = run.tasks.length - shown
  const count = kept > 0 ? `${shown} of ${run.tasks.length}, the others kept` : String(shown)
  return of > 0 ? `${count} · the tick is the median of the last ${of} successes` : count
}
