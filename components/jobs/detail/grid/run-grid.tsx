'use client'

import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react'
import type { WorkspaceAlias } from '@/lib/databricks/ids'
import { GridHead } from './grid-head'
import { moved, nameOfPlace, placeOfName, type Place } from '../../../table/grid-moves'
import type { GridModel } from './grid-model'
import { GridReadout } from './grid-readout'
import { GridRow, rowHeight } from './grid-row'
import { rowsAround, scrollFor, useFirstInView } from './rows-in-view'

const headHeight = 64
const measure = { rowHeight, headHeight, viewHeight: headHeight + 20.5 * rowHeight }

/**
 * Tasks by run: what ran how, at a glance. An ARIA grid: arrows move, Enter opens the run of the task, or from the
 * head the run itself; what is under the pointer or has the focus is said below.
 */
export function RunGrid({ workspace, model }: { workspace: WorkspaceAlias; model: GridModel }) {
  const { runs, tasks } = model
  const scroller = useRef<HTMLDivElement>(null)
  const size = { rows: tasks.length, columns: runs.length }
  const focus = useGridFocus(scroller, size)
  const [shown, setShown] = useState<Place | null>(null)
  const { first, onScroll } = useFirstInView(rowHeight)
  const rows = rowsAround(first, tasks.length, measure)
  useEffect(() => showNewest(scroller.current), [runs.length])

  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOfName(placeNameOf(event))
    if (!from || event.altKey) return
    const to = moved(event.key, event.ctrlKey || event.metaKey, from, size)
    if (!to) return
    event.preventDefault()
    showRow(scroller.current, to.row)
    focus.moveTo(to)
  }
  const show = (event: SyntheticEvent) => {
    const place = placeOfName(placeNameOf(event))
    if (place) setShown(place)
    if (place && event.type === 'focus') focus.stopAt(place)
  }
  const width = columnWidth(runs.length)
  return (
    <>
      <div
        ref={scroller}
        role="grid"
        aria-label="Tasks by run"
        aria-rowcount={tasks.length + 1}
        aria-colcount={runs.length + 1}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        onFocus={show}
        onPointerOver={show}
        onPointerLeave={() => setShown(null)}
        className="relative overflow-auto overscroll-x-contain scroll-pt-16 scroll-pl-(--names) [--names:13.5rem] phone:[--names:8rem]"
        style={{ maxHeight: measure.viewHeight }}
      >
        <div
          role="presentation"
          className="w-max min-w-full pb-1"
          style={{ '--column': `${width}px` } as CSSProperties}
        >
          <GridHead
            workspace={workspace}
            model={model}
            height={headHeight}
            stop={isDrawn(focus.stop, rows) ? null : focus.stop.column}
          />
          <div role="presentation" style={{ height: rows.above }} />
          {tasks.slice(rows.first, rows.end).map((task, index) => (
            <GridRow
              key={task.taskKey}
              workspace={workspace}
              task={task}
              runs={runs}
              row={rows.first + index}
              stop={focus.stop.row === rows.first + index ? focus.stop.column : null}
            />
          ))}
          <div role="presentation" style={{ height: rows.below }} />
        </div>
      </div>
      <GridReadout model={model} place={shown} />
    </>
  )
}

/** The Tab key stops in a row that is drawn, else in the head. */
const isDrawn = ({ row }: Place, { first, end }: { first: number; end: number }) =>
  row >= first && row < end

/** Fewer runs have room for wider columns. */
const columnWidth = (count: number) => (count <= 24 ? 28 : count <= 48 ? 20 : 16)

const placeNameOf = ({ target }: SyntheticEvent) =>
  target instanceof Element
    ? target.closest<HTMLElement>('[data-place]')?.dataset['place']
    : undefined

/** The one stop of the Tab key, and the way of the focus to a place that may not be drawn yet. */
function useGridFocus(
  scroller: RefObject<HTMLElement | null>,
  { rows, columns }: { rows: number; columns: number },
) {
  const [asked, setStop] = useState<Place | null>(null)
  const wanted = useRef<Place | null>(null)
  const stop = {
    row: Math.min(asked?.row ?? -1, rows - 1),
    column: Math.min(asked?.column ?? columns - 1, columns - 1),
  }
  useLayoutEffect(() => {
    if (!wanted.current) return
    const name = nameOfPlace(wanted.current)
    const at = scroller.current?.querySelector<HTMLElement>(`[data-place="${name}"]`)
    if (!at) return
    wanted.current = null
    at.focus({ preventScroll: true })
    at.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  return {
    stop,
    stopAt: (place: Place) => setStop(place),
    moveTo: (place: Place) => {
      wanted.current = place
      setStop(place)
    },
  }
}

/** The newest runs stand on the right, which is where a grid that is too wide begins. */
function showNewest(scroller: HTMLElement | null): void {
  if (scroller) scroller.scrollLeft = scroller.scrollWidth
}

function showRow(scroller: HTMLElement | null, row: number): void {
  if (scroller && row >= 0) scroller.scrollTop = scrollFor(row, scroller.scrollTop, measure)
}
