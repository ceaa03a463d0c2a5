'use client'

import { Route } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { formatDuration } from '@/lib/format/durations'
import { stateWord, workedMs } from '@/lib/resources/runs/rules'
import type { TaskRun } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { cx } from '../../ui/class-names'
import { Icon } from '../../ui/icon'
import { StateMark } from '../../ui/state-badge'
import { TaskBar } from './task-bar'
import { TaskDetail } from './task-detail'
import { drawing, timelineGrid } from './time-axis'
import { barOf, type Span, type TaskLanes } from './timeline'

type TaskRowProps = {
  workspace: Workspace
  lanes: TaskLanes
  /** Null where nothing has begun, and in a list, which draws no bars. */
  from: number | null
  to: number | null
  nowMs: number
  usualMs: number | undefined
  isCritical: boolean
  isOpen: boolean
  onToggle: (taskKey: string) => void
}

/** A task: how it stands, when it ran, how long, each try in a lane of its own; opened, everything about it. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { lanes, from, to, nowMs, usualMs, isCritical, isOpen, onToggle } = props
  const { task, tries } = lanes
  const span = from === null || to === null ? null : { from, to }
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => onToggle(task.taskKey)}
        className={cx(
          timelineGrid,
          'relative w-full items-center text-left hover:bg-surface-2/60 focus-visible:-outline-offset-2',
          isOpen && 'bg-surface-2/60',
        )}
      >
        <TaskName task={task} isCritical={isCritical}>
          {tries.length > 1 && <span className="sr-only">, {tries.length} tries</span>}
        </TaskName>
        <span
          className={cx(
            'flex h-full min-h-7.5 flex-col phone:order-last phone:min-h-5 phone:pb-1.5',
            drawing,
            tries.length > 1 && 'py-1',
          )}
          aria-hidden="true"
        >
          {tries.map((each) => (
            <Lane
              key={each.runId}
              of={each}
              span={span}
              nowMs={nowMs}
              usualMs={each === task ? usualMs : undefined}
              isCritical={isCritical && each === task}
            />
          ))}
        </span>
        <span className="tabular truncate pr-4 text-right text-ink-2 phone:py-1">
          {durationWords(task, nowMs)}
        </span>
      </button>
      {isOpen && <TaskDetail workspace={props.workspace} task={task} />}
    </>
  )
})

export function TaskName({
  task,
  isCritical,
  children,
}: {
  task: TaskRun
  isCritical: boolean
  children?: ReactNode
}) {
  return (
    <span className="flex min-w-0 items-center gap-2 pl-4">
      <StateMark look={task.state} />
      <span className="sr-only">{stateWord(task)}:</span>
      <code className="truncate" title={task.taskKey}>
        {task.taskKey}
      </code>
      {isCritical && (
        <span
          className="text-ink-3"
          title="On the critical path: the run could not have been shorter than these tasks"
        >
          <Icon of={Route} size={14} />
          <span className="sr-only">on the critical path</span>
        </span>
      )}
      {children}
    </span>
  )
}

function Lane(props: {
  of: TaskRun
  span: Span | null
  nowMs: number
  usualMs: number | undefined
  isCritical: boolean
}) {
  const { of, span, nowMs, usualMs, isCritical } = props
  return (
    <span className="relative min-h-4.5 flex-1">
      {span && <TaskBar task={of} bar={barOf(of, span, nowMs, usualMs)} isCritical={isCritical} />}
    </span>
  )
}

export function durationWords(task: TaskRun, nowMs: number): string {
  if (task.state === 'queued') return 'waits'
  const took = task.state === 'skipped' ? null : workedMs(task, nowMs)
  return took === null ? stateWord(task).toLowerCase() : formatDuration(took)
}
