import type { PointerEvent } from 'react'
import type { Point } from './graph-layout'

type Size = { width: number; height: number }

const [leastScale, mostScale] = [0.1, 2]
const step = 1.25
const margin = 24
/** A press that trembles is a press. */
const leastDrag = 4

/** Moves and zooms a drawing in its frame. Written to the element itself: no step of it renders anything again. */
export class GraphView {
  #frame: HTMLElement | null = null
  #canvas: HTMLElement | null = null
  #size: Size = { width: 0, height: 0 }
  #x = 0
  #y = 0
  #scale = 1
  #drag: (Point & { pointer: number; hasMoved: boolean }) | null = null

  readonly setFrame = (frame: HTMLElement | null): (() => void) | undefined => {
    this.#frame = frame
    if (!frame) return undefined
    // React's own listener is passive, and the page would zoom with the drawing.
    frame.addEventListener('wheel', this.#onWheel, { passive: false })
    return () => frame.removeEventListener('wheel', this.#onWheel)
  }

  readonly setCanvas = (canvas: HTMLElement | null): void => {
    this.#canvas = canvas
    this.#apply()
  }

  /** Another drawing is in the frame, and all of it in sight. */
  draw(size: Size): void {
    this.#size = size
    this.fit()
  }

  readonly zoomIn = (): void => this.#zoom(step)
  readonly zoomOut = (): void => this.#zoom(1 / step)

  readonly fit = (): void => {
    const { width, height } = this.#size
    if (!this.#frame || width === 0 || height === 0) return
    const { clientWidth, clientHeight } = this.#frame
    this.#scale = Math.min(1, clientWidth / width, clientHeight / height)
    this.#x = Math.max(0, (clientWidth - width * this.#scale) / 2)
    this.#y = Math.max(0, (clientHeight - height * this.#scale) / 2)
    this.#apply()
  }

  /** Moves the drawing just so far that a point of it is in sight. */
  show({ x, y }: Point): void {
    if (!this.#frame) return
    this.#x += intoSight(this.#x + x * this.#scale, this.#frame.clientWidth)
    this.#y += intoSight(this.#y + y * this.#scale, this.#frame.clientHeight)
    this.#apply()
  }

  readonly onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    const { clientX: x, clientY: y, pointerId: pointer } = event
    this.#drag = { x, y, pointer, hasMoved: false }
  }

  readonly onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const from = this.#drag
    if (!from || from.pointer !== event.pointerId) return
    const [byX, byY] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.hasMoved && Math.hypot(byX, byY) < leastDrag) return
    if (!from.hasMoved) event.currentTarget.setPointerCapture(event.pointerId)
    this.#drag = { ...from, x: event.clientX, y: event.clientY, hasMoved: true }
    this.#x += byX
    this.#y += byY
    this.#apply()
  }

  readonly onPointerUp = (): void => {
    this.#drag = null
  }

  readonly #onWheel = (event: WheelEvent): void => {
    if (!this.#frame || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    const { left, top } = this.#frame.getBoundingClientRect()
    const at = { x: event.clientX - left, y: event.clientY - top }
    this.#zoom(Math.exp(-event.deltaY / 300), at)
  }

  #zoom(factor: number, at?: Point): void {
    if (!this.#frame) return
    const { clientWidth, clientHeight } = this.#frame
    const { x, y } = at ?? { x: clientWidth / 2, y: clientHeight / 2 }
    const scale = Math.min(mostScale, Math.max(leastScale, this.#scale * factor))
    const ratio = scale / this.#scale
    this.#x = x - (x - this.#x) * ratio
    this.#y = y - (y - this.#y) * ratio
    this.#scale = scale
    this.#apply()
  }

  #apply(): void {
    if (!this.#canvas) return
    this.#canvas.style.transform = `translate(${this.#x}px,${this.#y}px) scale(${this.#scale})`
  }
}

const intoSight = (at: number, size: number) =>
  Math.min(0, size - margin - at) + Math.max(0, margin - at)
