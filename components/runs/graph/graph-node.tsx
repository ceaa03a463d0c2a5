'use client'

import { memo, type Ref } from 'react'
import { stateWord } from '@/lib/resources/runs/rules'
import type { TaskRun } from '@/lib/resources/runs/schema'
import { cx } from '../../ui/class-names'
import { StateMark, type StateLook } from '../../ui/state-badge'
import { nodeSize } from './graph-layout'

type GraphNodeProps = {
  ref: Ref<HTMLButtonElement>
  task: TaskRun
  x: number
  y: number
  isCritical: boolean
  /** The one that the Tab key reaches. */
  isCurrent: boolean
  isOpen: boolean
  onOpen: () => void
}

/** A task as a box: its name, its state as icon, word and colour. */
export const GraphNode = memo(
  function GraphNode({ ref, task, x, y, isCritical, isCurrent, isOpen, onOpen }: GraphNodeProps) {
    return (
      <button
        ref={ref}
        type="button"
        data-node={task.taskKey}
        tabIndex={isCurrent ? 0 : -1}
        aria-expanded={isOpen}
        aria-label={labelOf(task, isCritical)}
        title={`${task.taskKey}, ${stateWord(task).toLowerCase()}`}
        onClick={onOpen}
        style={{
          left: x - nodeSize.width / 2,
          top: y - nodeSize.height / 2,
          width: nodeSize.width,
          height: nodeSize.height,
        }}
        className={cx(
          'absolute flex items-center gap-1.5 rounded-md border px-2 text-left',
          boxes[task.state],
          isCritical && 'border-b-2 border-b-ink-1',
          isOpen && 'outline-2 outline-accent',
        )}
      >
        <StateMark look={task.state} size={14} />
        <span className="min-w-0">
          <code className="block truncate text-[11px]/[14px] text-ink-1">{task.taskKey}</code>
          <span className="block truncate text-[10px]/[12px] text-ink-2">{stateWord(task)}</span>
        </span>
      </button>
    )
  },
  // The handlers are new at each render, and do the same.
  (before, after) =>
    before.task === after.task &&
    before.x === after.x &&
    before.y === after.y &&
    before.isCritical === after.isCritical &&
    before.isCurrent === after.isCurrent &&
    before.isOpen === after.isOpen,
)

const boxes: Record<StateLook, string> = {
  failed: 'border-failed-border bg-failed-bg',
  running: 'border-running-border bg-running-bg',
  queued: 'border-queued-border bg-queued-bg',
  succeeded: 'border-succeeded-border bg-succeeded-bg',
  warning: 'border-warning-border bg-warning-bg',
  canceled: 'border-canceled-border bg-canceled-bg',
  skipped: 'border-dashed border-line-3 bg-surface-1',
  unknown: 'border-unknown-border bg-unknown-bg',
}

function labelOf(task: TaskRun, isCritical: boolean): string {
  const needs = task.dependsOn.map(({ taskKey }) => taskKey).join(', ')
  return [
    task.taskKey,
    stateWord(task).toLowerCase(),
    needs && `waits for ${needs}`,
    isCritical && 'on the critical path',
  ]
    .filter(Boolean)
    .join(', ')
}
