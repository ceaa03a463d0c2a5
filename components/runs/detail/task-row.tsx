'use client'

import { formatDuration } from '@/lib/format/durations'
import { stateWord, workedMs } from '@/lib/resources/runs/rules'
import type { TaskRun } from '@/lib/resources/runs/schema'
import type { Workspace } from '@/lib/resources/workspaces/schema'
import { cx } from '../../ui/class-names'
import { StateMark, type StateLook } from '../../ui/state-badge'
import { TaskDetail } from './task-detail'
import { timelineGrid } from './time-axis'
import { barOf, type Bar, type Span } from './timeline'

type TaskRowProps = {
  workspace: Workspace
  task: TaskRun
  span: Span | null
  nowMs: number
  usualMs: number | undefined
  isOpen: boolean
  onToggle: () => void
}

/** A task: how it stands, when it ran, how long; opened, everything about it. */
export function TaskRow(props: TaskRowProps) {
  const { task, span, nowMs, usualMs, isOpen, onToggle } = props
  const bar = span && barOf(task, span, nowMs, usualMs)
  return (
    <li className="border-b border-line-1 last:border-0 [content-visibility:auto] [contain-intrinsic-size:auto_31px]">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onToggle}
        className={cx(
          timelineGrid,
          'relative h-7.5 w-full items-center text-left hover:bg-surface-2/60 focus-visible:-outline-offset-2 phone:h-10',
          isOpen && 'bg-surface-2/60',
        )}
      >
        <span className="flex min-w-0 items-center gap-2 pl-4">
          <StateMark look={task.state} />
          <span className="sr-only">{stateWord(task)}:</span>
          <code className="truncate" title={task.taskKey}>
            {task.taskKey}
          </code>
        </span>
        <span className="relative h-full" aria-hidden="true">
          <TaskBar task={task} bar={bar} />
        </span>
        <span className="tabular truncate pr-4 text-right text-ink-2">
          {durationWords(task, nowMs)}
        </span>
      </button>
      {isOpen && <TaskDetail workspace={props.workspace} task={task} />}
    </li>
  )
}

function durationWords(task: TaskRun, nowMs: number): string {
  if (task.state === 'skipped') return 'skipped'
  if (task.state === 'queued') return 'waits'
  const took = workedMs(task, nowMs)
  return took === null ? stateWord(task).toLowerCase() : formatDuration(took)
}

const fills: Record<StateLook, string> = {
  failed: 'bg-failed',
  running: 'bg-running',
  queued: 'bg-queued/60',
  succeeded: 'bg-quiet-ok',
  warning: 'bg-warning',
  canceled: 'bg-canceled',
  skipped: 'bg-skipped',
  unknown: 'bg-unknown',
}

function TaskBar({ task, bar }: { task: TaskRun; bar: Bar | null }) {
  if (task.state === 'skipped' || bar === null) return <NotRun left={bar?.left ?? null} />
  const { left, width, setup, usualEnd } = bar
  return (
    <>
      {setup > 0 && (
        <span
          className="absolute top-1/2 h-2.5 -translate-y-1/2 bg-[repeating-linear-gradient(115deg,var(--border-3)_0_2px,transparent_2px_5px)]"
          style={{ left: `${left}%`, width: `${setup}%` }}
        />
      )}
      <span
        className={cx(
          'absolute top-1/2 h-2.5 min-w-0.5 -translate-y-1/2 rounded-[2px]',
          fills[task.state],
        )}
        style={{ left: `${left + setup}%`, width: `${width - setup}%` }}
      />
      {usualEnd !== null && (
        <span
          className="absolute top-1/2 h-4 w-0.5 -translate-y-1/2 bg-ink-2"
          style={{ left: `${usualEnd}%` }}
        />
      )}
    </>
  )
}

const notRunWidth = 9

/** Where it would have begun, as far as that is told. */
function NotRun({ left }: { left: number | null }) {
  return (
    <span
      className="absolute top-1/2 h-2.5 -translate-y-1/2 rounded-[2px] border border-dashed border-line-3"
      style={{ left: `${Math.min(left ?? 100, 100 - notRunWidth)}%`, width: `${notRunWidth}%` }}
    />
  )
}
