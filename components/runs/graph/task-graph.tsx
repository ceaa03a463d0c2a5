'use client'

import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { TaskRun } from '@/lib/resources/runs/schema'
import { formatCounted } from '@/lib/format/quantities'
import { TaskDetail } from '../detail/task-detail'
import type { ShownTasks } from '../detail/shown-tasks'
import { GraphEdges } from './graph-edges'
import { layOut } from './graph-layout'
import { GraphNode } from './graph-node'
import { GraphTools } from './graph-tools'
import { isStep, stepFrom } from './graph-steps'
import { GraphView } from './graph-view'

const mostHeight = 520
const leastHeight = 160

/**
 * What waits for what, from left to right. One task has the focus; arrow keys go along the edges, Enter opens it.
 * The drawing is dragged, and zoomed with Ctrl and the wheel, with + and -, and fitted with 0.
 */
export function TaskGraph({ workspace, lanes, critical, open, onToggle }: ShownTasks) {
  const tasks = lanes.map(({ task }) => task)
  // Only what waits for what moves the drawing; states change every few seconds.
  const structure = tasks
    .map(({ taskKey, dependsOn }) => `${taskKey}<${dependsOn.map((each) => each.taskKey).join()}`)
    .join('|')
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `structure` is all that the layout reads of the tasks
  const drawing = useMemo(() => layOut(tasks), [structure])
  const byKey = new Map(tasks.map((task) => [task.taskKey, task]))
  const [view] = useState(() => new GraphView())
  const { setFrame, setCanvas, onPointerDown, onPointerMove, onPointerUp } = view
  const [current, setCurrent] = useState(open || firstOf(tasks, critical))
  const nodes = useRef(new Map<string, HTMLButtonElement>())
  const opened = byKey.get(open)
  useLayoutEffect(() => view.draw(drawing), [view, drawing])
  useEffect(() => {
    const at = drawing.nodes.get(current)
    if (at) view.show(at)
  }, [current, drawing, view])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const zooms: Record<string, () => void> = { '+': view.zoomIn, '-': view.zoomOut, '0': view.fit }
    const zoom = zooms[event.key]
    if (zoom) {
      event.preventDefault()
      return zoom()
    }
    if (!isStep(event.key)) return
    event.preventDefault()
    const next = stepFrom(drawing, current, event.key)
    if (next === null) return
    setCurrent(next)
    nodes.current.get(next)?.focus({ preventScroll: true })
  }
  if (tasks.length === 0) return null
  const height = Math.max(leastHeight, Math.min(mostHeight, drawing.height))
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line-1 px-4 py-1.5 text-ink-3">
        <span className="mr-auto">
          {formatCounted(tasks.length, 'task')}; arrow keys go along the edges, Enter opens a task
        </span>
        <GraphTools view={view} />
      </div>
      <div
        ref={setFrame}
        role="group"
        aria-label="Graph of the tasks"
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        style={{ height }}
        className="relative cursor-grab touch-pan-y overflow-hidden bg-surface-0 active:cursor-grabbing"
      >
        <div
          ref={setCanvas}
          className="absolute top-0 left-0 origin-top-left will-change-transform"
          style={{ width: drawing.width, height: drawing.height }}
        >
          <GraphEdges drawing={drawing} critical={critical} />
          {[...drawing.nodes].map(([key, at]) => {
            const task = byKey.get(key)
            return (
              task && (
                <GraphNode
                  key={key}
                  ref={(node) => {
                    if (node) nodes.current.set(key, node)
                    else nodes.current.delete(key)
                  }}
                  task={task}
                  x={at.x}
                  y={at.y}
                  isCritical={critical.has(key)}
                  isCurrent={key === current}
                  isOpen={key === open}
                  onOpen={() => {
                    setCurrent(key)
                    onToggle(key)
                  }}
                />
              )
            )
          })}
        </div>
      </div>
      {opened && <TaskDetail key={opened.runId} workspace={workspace} task={opened} />}
    </>
  )
}

/** Where one begins to read: at the first failure, else at the start of the critical path. */
const firstOf = (tasks: readonly TaskRun[], critical: ReadonlySet<string>): string =>
  tasks.find(({ state }) => state === 'failed')?.taskKey ??
  [...critical][0] ??
  tasks[0]?.taskKey ??
  ''
