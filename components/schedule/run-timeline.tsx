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
import { formatDuration } from '@/lib/format/durations'
import { formatCounted } from '@/lib/format/quantities'
import { RunBadge } from '../runs/run-badge'
import { runHref } from '../runs/run-links'
import { IconButton } from '../ui/button'
import { minuteWords } from './minute-words'
import { heightFor } from './draw-timeline'
import { countAt, isMissing, type Timeline, type TimeSpan } from './timeline-model'
import { TimelineStage, type Under } from './timeline-stage'

type RunTimelineProps = {
  timeline: Timeline
  /** When runs started that are not here. */
  missing: readonly TimeSpan[]
  whole: TimeSpan
  initial: TimeSpan
  timeZone: string
  /** Told where the view came to rest. */
  onSettle: (view: TimeSpan) => void
}

const nearer = 0.6

/** Runs as bars over time: dragging and arrows move it, the buttons, + and − zoom, and the wheel with Ctrl. */
export function RunTimeline(props: RunTimelineProps) {
  const { timeline, missing, whole, initial, timeZone, onSettle } = props
  const router = useRouter()
  const canvas = useRef<HTMLCanvasElement>(null)
  const stage = useRef<TimelineStage | null>(null)
  const drag = useRef<{ x: number; hasMoved: boolean } | null>(null)
  const [view, setView] = useState(initial)
  const [under, setUnder] = useState<Under | null>(null)

  const settled = useEffectEvent((next: TimeSpan) => {
    setView(next)
    onSettle(next)
  })
  const open = useEffectEvent((at: HTMLCanvasElement) => {
    const opened = new TimelineStage(at, {
      whole,
      view: initial,
      onSettle: (next) => settled(next),
    })
    opened.show(timeline, timeZone, missing)
    return opened
  })
  useEffect(() => {
    if (!canvas.current) return
    const opened = open(canvas.current)
    stage.current = opened
    return () => opened.close()
  }, [])
  useEffect(() => stage.current?.show(timeline, timeZone, missing), [timeline, timeZone, missing])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const act: Record<string, () => void> = {
      ArrowLeft: () => stage.current?.pan(-0.1),
      ArrowRight: () => stage.current?.pan(0.1),
      '+': () => stage.current?.zoom(nearer),
      '=': () => stage.current?.zoom(nearer),
      '-': () => stage.current?.zoom(1 / nearer),
      '0': () => stage.current?.showAll(),
    }
    const does = act[event.key]
    if (!does) return
    event.preventDefault()
    does()
  }
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
    if (!wasDrag && row) router.push(runHref(row.workspace, row.run.runId))
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
          <span className="text-ink-3">, {inViewWords(timeline, view)}</span>
        </p>
      </div>
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
        style={{
          height: heightFor(timeline.byLane.length),
          cursor: under?.index == null ? 'grab' : 'pointer',
        }}
      />
      <Readout timeline={timeline} missing={missing} under={under} timeZone={timeZone} />
    </div>
  )
}

const labelOf = ({ rows, most }: Timeline): string =>
  `Timeline of ${formatCounted(rows.length, 'run')}${most ? `, at most ${most.count} at once` : ''}. ` +
  'Arrow keys move it, plus and minus zoom, zero shows all.'

function inViewWords({ starts, ends }: Timeline, { from, to }: TimeSpan): string {
  const isInView = (start: number, index: number) => start < to && (ends[index] ?? 0) > from
  return formatCounted(starts.filter(isInView).length, 'run')
}

function Readout(
  props: Pick<RunTimelineProps, 'timeline' | 'missing' | 'timeZone'> & { under: Under | null },
) {
  const { timeline, missing, under, timeZone } = props
  const row = timeline.rows[under?.index ?? -1]
  return (
    <p
      aria-hidden="true"
      className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-t border-line-1 px-4 py-1.5 text-ink-2"
    >
      {!under ? (
        <span className="text-ink-3">
          Drag to move, Ctrl and the wheel to zoom. The upper plot is how many go on at once.
          {missing.length > 0 && ' Hatched: not every run that started then is here.'}
        </span>
      ) : (
        <>
          {row && (
            <>
              <span className="truncate font-medium text-ink-1">{row.run.name}</span>
              <RunBadge standing={row.run} />
              {row.run.durations.totalMs !== null && (
                <span className="tabular">{formatDuration(row.run.durations.totalMs)}</span>
              )}
              <span className="text-ink-3">in {row.workspace}</span>
            </>
          )}
          <span className="tabular ml-auto text-ink-3">
            {minuteWords(under.at / 60_000, timeZone)},{' '}
            {isMissing(missing, under.at) && 'at least '}
            {countAt(timeline, under.at)} at once
          </span>
        </>
      )}
    </p>
  )
}
