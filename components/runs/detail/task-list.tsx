'use client'

import { formatDuration } from '@/lib/format/durations'
import type { Usual } from '@/lib/resources/runs/rules'
import { stateWord } from '@/lib/resources/runs/rules'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { useNow } from '../../ui/clock'
import { cx } from '../../ui/class-names'
import { Time } from '../../ui/time'
import { TaskDetail } from './task-detail'
import { durationWords, TaskName } from './task-row'
import { TaskRows } from './task-rows'
import type { ShownTasks } from './shown-tasks'
import type { TaskLanes } from './timeline'

const grid =
  'grid w-full grid-cols-[minmax(0,1fr)_8rem_6.5rem_6.5rem_4rem] items-center gap-x-3 pr-4 phone:grid-cols-[minmax(0,1fr)_5.25rem]'

/** Each task in numbers. */
export function TaskList({ workspace, lanes, usual, critical, open, onToggle, run }: ShownTasks) {
  const nowMs = useNow(run.isActive ? 1_000 : 15_000)
  return (
    <>
      <div className={cx(grid, 'h-8 border-b border-line-1 text-xs text-ink-3')} aria-hidden="true">
        <span className="pl-4">Task</span>
        <span className="phone:hidden">Started</span>
        <span className="text-right">Duration</span>
        <span className="text-right phone:hidden">Usual</span>
        <span className="text-right phone:hidden">Tries</span>
      </div>
      <TaskRows keys={lanes.map(({ task }) => task.runId)}>
        {(index) => {
          const row = lanes[index]
          return (
            row && (
              <Line
                workspace={workspace}
                lanes={row}
                usual={usual.get(row.task.taskKey)}
                nowMs={nowMs}
                isCritical={critical.has(row.task.taskKey)}
                isOpen={row.task.taskKey === open}
                onToggle={onToggle}
              />
            )
          )
        }}
      </TaskRows>
    </>
  )
}

function Line(props: {
  workspace: Workspace
  lanes: TaskLanes
  usual: Usual | undefined
  nowMs: number
  isCritical: boolean
  isOpen: boolean
  onToggle: (taskKey: string) => void
}) {
  const { lanes, usual, nowMs, isCritical, isOpen } = props
  const { task, tries } = lanes
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => props.onToggle(task.taskKey)}
        className={cx(
          grid,
          'min-h-7.5 text-left hover:bg-surface-2/60 focus-visible:-outline-offset-2 phone:min-h-10',
          isOpen && 'bg-surface-2/60',
        )}
      >
        <TaskName task={task} isCritical={isCritical}>
          <span className="text-ink-2 phone:sr-only">{stateWord(task)}</span>
        </TaskName>
        <span className="text-ink-2 phone:hidden">
          {task.startedAt && <Time at={task.startedAt} form="clock" />}
        </span>
        <span className="tabular text-right">{durationWords(task, nowMs)}</span>
        <span className="tabular text-right text-ink-2 phone:hidden">
          {usual ? formatDuration(usual.medianMs) : '–'}
        </span>
        <span className="tabular text-right text-ink-2 phone:hidden">{tries.length}</span>
      </button>
      {isOpen && <TaskDetail workspace={props.workspace} task={task} />}
    </>
  )
}
