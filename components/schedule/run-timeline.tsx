'use client'

import { Maximize2, Minus, MoveLeft, MoveRight, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import type { RunRow } from '@/lib/resources/runs/rules'
import { formatCounted } from '@/lib/format/quantities'
import { runHref } from '../runs/run-links'
import { IconButton } from '../ui/button'
import { minuteWords } from './minute-words'
import { heightFor, laneTop } from './draw-timeline'
import { runWords } from './run-words'
import type { Timeline, TimeSpan } from './timeline-model'
import { movedPlace } from './timeline-moves'
import { TimelineReadout } from './timeline-readout'
import { TimelineStage, type Under } from './timeline-stage'
import { selectionName, useRunSelection } from './use-run-selection'

type RunTimelineProps = {
  timeline: Timeline
  /** When runs started that are not here. */
  missing: readonly TimeSpan[]
  whole: TimeSpan
  initial: TimeSpan
  timeZone: string
  /** What is to be said of the runs in view; empty for nothing. */
  note: string
  /** Told where the view came to rest. */
  onSettle: (view: TimeSpan) => void
  /** The name of the run that was selected when one was here last; empty for none. */
  selected: string
  /** Told the name of the run that the keyboard came to rest on. */
  onSelect: (name: string) => void
}

const nearer = 0.6

/**
 * Runs as bars over time. Arrows go from run to run and Enter opens one, like in a grid; dragging and Shift with arrows
 * move it, the buttons, + and − zoom, and the wheel with Ctrl.
 */
export function RunTimeline(props: RunTimelineProps) {
  const { timeline, missing, whole, initial, timeZone, onSettle, onSelect } = props
  const router = useRouter()
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<TimelineStage | null>(null)
  const drag = useRef<{ x: number; hasMoved: boolean } | null>(null)
  const [view, setView] = useState(initial)
  const [under, setUnder] = useState<Under | null>(null)
  const marker = useRef<HTMLSpanElement>(null)
  const laneCount = timeline.byLane.length
  const height = heightFor(laneCount)
  const selection = useRunSelection(timeline, props.selected, onSelect)
  const { place, row: selected } = selection

  const settled = useEffectEvent((next: TimeSpan) => {
    setView(next)
    onSettle(next)
  })
  const openStage = useEffectEvent((at: HTMLCanvasElement) => {
    const opened = new TimelineStage(at, {
      whole,
      view: initial,
      onSettle: (next) => settled(next),
    })
    opened.show(timeline, timeZone, missing)
    // Whoever comes back from a run goes on from it.
    if (props.selected !== '' && document.activeElement === document.body)
      at.focus({ preventScroll: true })
    return opened
  })
  useEffect(() => {
    if (!canvas.current) return
    const opened = openStage(canvas.current)
    stage.current = opened
    return () => opened.close()
  }, [])
  useEffect(() => stage.current?.show(timeline, timeZone, missing), [timeline, timeZone, missing])

  const selectedIndex = place?.index ?? null
  useEffect(() => stage.current?.select(selectedIndex), [selectedIndex])

  const openRun = (row: RunRow) => {
    // Whoever comes back stands where they left.
    onSelect(selectionName(row))
    router.push(runHref(row.workspace, row.run.runId))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !stage.current) return
    if (event.key === 'Enter' && selected) openRun(selected)
    else if (event.key === 'Escape' && place) selection.letGo()
    else if (!moveView(stage.current, event) && !moveSelection(stage.current, event.key)) return
    event.preventDefault()
  }
  const moveSelection = (on: TimelineStage, key: string): boolean => {
    const to = movedPlace(timeline, key, place, on.view)
    if (!to) return false
    // What the keyboard does is told, not what a pointer happens to lie on.
    point(null)
    selection.choose(to)
    on.reveal(to.index)
    return true
  }
  const top = place ? laneTop(timeline.lanes[place.index] ?? 0, laneCount, height) : null
  useEffect(() => {
    if (top !== null && document.activeElement === canvas.current)
      marker.current?.scrollIntoView({ block: 'nearest' })
  }, [top])
  const point = (next: Under | null) => {
    setUnder(next)
    stage.current?.hover(next?.index ?? null)
  }
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, hasMoved: false }
  }
  const onPointerMove = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const from = drag.current
    if (!from) return point(stage.current?.under(clientX, clientY) ?? null)
    const moved = clientX - from.x
    // A hand is never quite still when it presses.
    if (!from.hasMoved && Math.abs(moved) < 4) return
    drag.current = { x: clientX, hasMoved: true }
    stage.current?.pan(-moved / Math.max(1, currentTarget.clientWidth))
  }
  const onPointerUp = ({ clientX, clientY }: PointerEvent) => {
    const wasDrag = drag.current?.hasMoved
    drag.current = null
    const row = timeline.rows[stage.current?.under(clientX, clientY).index ?? -1]
    if (!wasDrag && row) openRun(row)
  }
  return (
    <div>
      <div className="flex flex-wrap items-center gap-1 border-b border-line-1 px-3 py-1.5">
        <IconButton icon={Minus} label="Zoom out" onClick={() => stage.current?.zoom(1 / nearer)} />
        <IconButton icon={Plus} label="Zoom in" onClick={() => stage.current?.zoom(nearer)} />
        <IconButton icon={MoveLeft} label="Earlier" onClick={() => stage.current?.pan(-0.5)} />
        <IconButton icon={MoveRight} label="Later" onClick={() => stage.current?.pan(0.5)} />
        <IconButton icon={Maximize2} label="Show all" onClick={() => stage.current?.showAll()} />
        <p role="status" className="tabular ml-2 text-ink-2">
          {minuteWords(view.from / 60_000, timeZone)} to {minuteWords(view.to / 60_000, timeZone)}
          <span className="text-ink-3">
            , {[inViewWords(timeline, view), props.note].filter(Boolean).join(', ')}
          </span>
        </p>
      </div>
      <div className="relative">
        <canvas
          ref={canvas}
          role="application"
          aria-roledescription="timeline"
          aria-label={labelOf(timeline)}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerLeave={() => point(null)}
          className="block w-full touch-pan-y focus-visible:-outline-offset-2"
          style={{ height, cursor: under?.index == null ? 'grab' : 'pointer' }}
        />
        <span
          ref={marker}
          aria-hidden="true"
          className="pointer-events-none absolute left-0 h-4 w-px scroll-my-20"
          style={{ top: top ?? 0 }}
        />
      </div>
      <p role="status" aria-label="Selected run" className="sr-only">
        {selected && runWords(selected, timeZone)}
      </p>
      <TimelineReadout
        timeline={timeline}
        missing={missing}
        under={under}
        selected={selected}
        timeZone={timeZone}
      />
    </div>
  )
}

/** Whether the key moves or zooms what is in view. */
function moveView(stage: TimelineStage, { key, shiftKey }: KeyboardEvent): boolean {
  const act: Record<string, () => void> = {
    'Shift+ArrowLeft': () => stage.pan(-0.1),
    'Shift+ArrowRight': () => stage.pan(0.1),
    '+': () => stage.zoom(nearer),
    '=': () => stage.zoom(nearer),
    '-': () => stage.zoom(1 / nearer),
    '0': () => stage.showAll(),
  }
  const does = act[key] ?? (shiftKey ? act[`Shift+${key}`] : undefined)
  does?.()
  return does !== undefined
}

const labelOf = ({ rows, most }: Timeline): string =>
  `Timeline of ${formatCounted(rows.length, 'run')}${most ? `, at most ${most.count} at once` : ''}. ` +
  'Arrow keys move from run to run, Enter opens one, Escape leaves it, Home and End are the first and the last. ' +
  'Shift with left and right moves the time, plus and minus zoom, zero shows all.'

function inViewWords({ starts, ends }: Timeline, { from, to }: TimeSpan): string {
  const isInView = (start: number, index: number) => start < to && (ends[index] ?? 0) > from
  return formatCounted(starts.filter(isInView).length, 'run')
}
