import { coloursOf, drawTimeline, laneHeight, lanesTop } from './draw-timeline'
import { viewOf } from './timeline-moves'
import { panned, runAt, timelineOf, zoomed, type Timeline, type TimeSpan } from './timeline-model'
import { timeTicks } from './time-ticks'

/** What the pointer is over: a moment, and the place of a run where it meets one. */
export type Under = { index: number | null; at: number }

type StageOptions = {
  whole: TimeSpan
  view: TimeSpan
  /** Told where the view came to rest. */
  onSettle: (view: TimeSpan) => void
}

const settleMs = 300
/** How far beside a bar a pointer still meets it, in pixels. */
const slack = 3

/**
 * The canvas of a timeline: what is in view, and a frame whenever that changes. It lives beside React, so that
 * panning costs a drawing and nothing else.
 */
export class TimelineStage {
  readonly #canvas: HTMLCanvasElement
  readonly #options: StageOptions
  readonly #observers: { disconnect: () => void }[]
  #timeline: Timeline = timelineOf([], 0)
  #missing: readonly TimeSpan[] = []
  #timeZone = 'UTC'
  #view: TimeSpan
  #hovered: number | null = null
  #selected: number | null = null
  #frame = 0
  #settle = 0

  constructor(canvas: HTMLCanvasElement, options: StageOptions) {
    this.#canvas = canvas
    this.#options = options
    this.#view = options.view
    const size = new ResizeObserver(this.#redraw)
    size.observe(canvas)
    const theme = new MutationObserver(this.#redraw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    this.#observers = [size, theme]
    // React listens to the wheel passively, and this one must not scroll the page.
    canvas.addEventListener('wheel', this.#onWheel, { passive: false })
  }

  show(timeline: Timeline, timeZone: string, missing: readonly TimeSpan[]): void {
    this.#timeline = timeline
    this.#missing = missing
    this.#timeZone = timeZone
    this.#redraw()
  }

  /** `factor` under one is nearer; around the middle when nothing else is said. */
  zoom(factor: number, around = (this.#view.from + this.#view.to) / 2): void {
    this.#look(zoomed(this.#view, this.#options.whole, factor, around))
  }

  /** By a share of what is in view. */
  pan(share: number): void {
    const { from, to } = this.#view
    this.#look(panned(this.#view, this.#options.whole, share * (to - from)))
  }

  showAll(): void {
    this.#look(this.#options.whole)
  }

  under(clientX: number, clientY: number): Under {
    const at = this.#momentAt(clientX)
    const box = this.#canvas.getBoundingClientRect()
    const y = clientY - box.top - lanesTop
    const lane = Math.floor(y / laneHeight(this.#timeline.byLane.length, box.height))
    const slackMs = ((this.#view.to - this.#view.from) / Math.max(1, box.width)) * slack
    return { index: y < 0 ? null : runAt(this.#timeline, lane, at, slackMs), at }
  }

  hover(index: number | null): void {
    if (index === this.#hovered) return
    this.#hovered = index
    this.#redraw()
  }

  get view(): TimeSpan {
    return this.#view
  }

  select(index: number | null): void {
    if (index === this.#selected) return
    this.#selected = index
    this.#redraw()
  }

  /** Moves as little as brings a run into view. */
  reveal(index: number): void {
    const { starts, ends } = this.#timeline
    const run = { from: starts[index] ?? 0, to: ends[index] ?? 0 }
    const view = viewOf(this.#view, this.#options.whole, run)
    if (view.from !== this.#view.from) this.#look(view)
  }

  close(): void {
    for (const observer of this.#observers) observer.disconnect()
    this.#canvas.removeEventListener('wheel', this.#onWheel)
    cancelAnimationFrame(this.#frame)
    window.clearTimeout(this.#settle)
  }

  #momentAt(clientX: number): number {
    const { left, width } = this.#canvas.getBoundingClientRect()
    const { from, to } = this.#view
    return from + ((clientX - left) / Math.max(1, width)) * (to - from)
  }

  #look(view: TimeSpan): void {
    this.#view = view
    this.#redraw()
    window.clearTimeout(this.#settle)
    this.#settle = window.setTimeout(() => this.#options.onSettle(view), settleMs)
  }

  /** Sideways it moves; up and down it zooms with Ctrl, or when the timeline has the focus. */
  readonly #onWheel = (event: WheelEvent): void => {
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
    const isAsked = event.ctrlKey || event.metaKey || document.activeElement === this.#canvas
    if (!isSideways && !isAsked) return
    event.preventDefault()
    if (isSideways) this.pan(event.deltaX / 800)
    else this.zoom(Math.exp(event.deltaY / 400), this.#momentAt(event.clientX))
  }

  readonly #redraw = (): void => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    const canvas = this.#canvas
    const context = canvas.getContext('2d')
    if (!context) return
    const size = { width: canvas.clientWidth, height: canvas.clientHeight }
    const ratio = window.devicePixelRatio
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)]
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    drawTimeline(context, {
      timeline: this.#timeline,
      missing: this.#missing,
      view: this.#view,
      size,
      colours: coloursOf(canvas),
      ticks: timeTicks(this.#view, Math.max(3, size.width / 110), this.#timeZone),
      hovered: this.#hovered,
      selected: this.#selected,
    })
  }
}
