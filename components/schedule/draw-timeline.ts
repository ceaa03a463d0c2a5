import { stateLooks, type StateLook } from '../ui/state-badge'
import type { Timeline, TimeSpan } from './timeline-model'

/** In CSS pixels. */
export type TimelineSize = { width: number; height: number }

export const overlapHeight = 64
export const axisHeight = 22
const gap = 10

export const lanesTop = overlapHeight + axisHeight + gap

const [leastHeight, mostHeight] = [360, 960]

/** Many lines get more room, as far as a page has it. */
export const heightFor = (laneCount: number): number =>
  Math.min(mostHeight, Math.max(leastHeight, lanesTop + laneCount * 4))

/** Lines are as high as fit: however many they are, the last one is drawn as well. */
export const laneHeight = (laneCount: number, height: number): number =>
  Math.min(16, (height - lanesTop) / Math.max(1, laneCount))

/** How far down a line begins. */
export const laneTop = (lane: number, laneCount: number, height: number): number =>
  lanesTop + lane * laneHeight(laneCount, height)

export type Colours = {
  state: Record<StateLook, string>
  ink: string
  /** Of the ring around what is selected, and of what lies between it and its neighbours. */
  ring: string
  ground: string
  line: string
  area: string
}

/** As the theme has them now. */
export function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const states = stateLooks.map((look) => [look, token(`--state-${look}-fg`)] as const)
  return {
    state: {
      ...(Object.fromEntries(states) as Record<StateLook, string>),
      succeeded: token('--quiet-ok'),
    },
    ink: token('--text-3'),
    ring: token('--text-1'),
    ground: token('--surface-1'),
    line: token('--border-1'),
    area: token('--accent'),
  }
}

export type Scene = {
  timeline: Timeline
  /** When runs started that are not here. */
  missing: readonly TimeSpan[]
  view: TimeSpan
  size: TimelineSize
  colours: Colours
  ticks: readonly { at: number; label: string }[]
  /** The place of the run under the pointer. */
  hovered: number | null
  /** The place of the run that the keyboard stands on. */
  selected: number | null
}

/** One frame. What would fall into a pixel that is drawn already is left out, so that the most runs cost no more. */
export function drawTimeline(context: CanvasRenderingContext2D, scene: Scene): void {
  const { size, colours, ticks } = scene
  context.clearRect(0, 0, size.width, size.height)
  const xOf = scaleOf(scene)
  drawMissing(context, scene, xOf)
  context.font = '11px system-ui, sans-serif'
  context.textAlign = 'center'
  for (const { at, label } of ticks) {
    const x = Math.round(xOf(at)) + 0.5
    context.fillStyle = colours.line
    context.fillRect(x, 0, 1, size.height)
    context.fillStyle = colours.ink
    const half = context.measureText(label).width / 2 + 4
    const inside = Math.min(Math.max(x, half), size.width - half)
    context.fillText(label, inside, overlapHeight + 15)
  }
  drawOverlap(context, scene, xOf)
  drawRuns(context, scene, xOf)
}

const scaleOf = ({ view, size }: Scene) => {
  const perMs = size.width / (view.to - view.from)
  return (at: number) => (at - view.from) * perMs
}

type Scale = ReturnType<typeof scaleOf>

const hatchGap = 7

/** What is not known is no quiet time: it is hatched, so that nobody takes it for one. */
function drawMissing(context: CanvasRenderingContext2D, scene: Scene, xOf: Scale): void {
  const { missing, size, colours } = scene
  context.strokeStyle = colours.line
  context.lineWidth = 1
  for (const { from, to } of missing) {
    const left = Math.max(0, xOf(from))
    const right = Math.min(size.width, Math.max(xOf(to), left + 1))
    if (right <= left) continue
    context.save()
    context.beginPath()
    context.rect(left, 0, right - left, size.height)
    context.clip()
    context.beginPath()
    // Counted from the left of the plot, so that neighbours meet.
    const first = Math.floor((left - size.height) / hatchGap) * hatchGap
    for (let x = first; x < right; x += hatchGap) {
      context.moveTo(x, size.height)
      context.lineTo(x + size.height, 0)
    }
    context.stroke()
    context.restore()
  }
}

/** How many go on at once: in each pixel the most, from zero. */
function drawOverlap(context: CanvasRenderingContext2D, scene: Scene, xOf: Scale): void {
  const { timeline, view, size, colours } = scene
  const { at, count } = timeline.overlap
  const most = Math.max(1, timeline.most?.count ?? 1)
  const tall = new Float64Array(Math.ceil(size.width) + 1)
  for (let index = 0; index < at.length; index += 1) {
    const from = at[index] ?? 0
    const to = at[index + 1] ?? from
    if (to < view.from || from > view.to) continue
    const first = Math.max(0, Math.floor(xOf(from)))
    const last = Math.min(tall.length - 1, Math.floor(xOf(to)))
    const value = count[index] ?? 0
    for (let x = first; x <= last; x += 1) if (value > (tall[x] ?? 0)) tall[x] = value
  }
  context.fillStyle = colours.area
  context.globalAlpha = 0.55
  tall.forEach((value, x) => {
    const height = (value / most) * (overlapHeight - 6)
    if (height > 0) context.fillRect(x, overlapHeight - height, 1, height)
  })
  context.globalAlpha = 1
}

function drawRuns(context: CanvasRenderingContext2D, scene: Scene, xOf: Scale): void {
  const { timeline, view, size, colours, hovered, selected } = scene
  const { starts, ends, lanes, rows, byLane } = timeline
  const height = laneHeight(byLane.length, size.height)
  const bar = Math.max(1, height - (height > 5 ? 2 : height > 3 ? 1 : 0.5))
  const drawnTo = new Float64Array(byLane.length).fill(-1)
  for (let index = 0; index < starts.length; index += 1) {
    const start = starts[index] ?? 0
    if (start > view.to) break
    const end = ends[index] ?? 0
    if (end < view.from) continue
    const lane = lanes[index] ?? 0
    const x = Math.max(0, xOf(start))
    const right = Math.max(x + 1.5, Math.min(size.width, xOf(end)))
    const state = rows[index]?.run.state ?? 'unknown'
    // What failed is never hidden behind what went well.
    if (right <= (drawnTo[lane] ?? -1) && state !== 'failed') continue
    drawnTo[lane] = Math.floor(right) + 1
    context.fillStyle = colours.state[state]
    context.fillRect(x, lanesTop + lane * height, right - x - (right - x > 4 ? 1 : 0), bar)
  }
  if (hovered !== null) {
    const x = xOf(starts[hovered] ?? 0)
    const width = Math.max(4, xOf(ends[hovered] ?? 0) - x)
    context.strokeStyle = colours.ink
    context.lineWidth = 2
    context.strokeRect(x - 1, lanesTop + (lanes[hovered] ?? 0) * height - 1, width + 2, bar + 2)
  }
  if (selected !== null) drawSelected(context, scene, xOf, bar)
}

/** However thin the lines are, it stands out: on ground of its own, and not smaller than an eye finds. */
const leastRing = 8

function drawSelected(
  context: CanvasRenderingContext2D,
  { timeline, size, colours, selected }: Scene,
  xOf: Scale,
  bar: number,
): void {
  const index = selected ?? 0
  const { starts, ends, lanes, rows, byLane } = timeline
  const start = xOf(starts[index] ?? 0)
  const end = xOf(ends[index] ?? 0)
  if (end < 0 || start > size.width) return
  const [left, right] = [Math.max(3, start), Math.min(size.width - 3, end)]
  const width = Math.max(leastRing, right - left)
  const height = Math.max(leastRing, bar)
  const x = Math.min(left, size.width - 3 - width)
  const middle = laneTop(lanes[index] ?? 0, byLane.length, size.height) + bar / 2
  const y = Math.min(middle - height / 2, size.height - 3 - height)
  context.fillStyle = colours.ground
  context.fillRect(x - 5, y - 5, width + 10, height + 10)
  context.fillStyle = colours.state[rows[index]?.run.state ?? 'unknown']
  context.fillRect(x, y, width, height)
  context.strokeStyle = colours.ring
  context.lineWidth = 2
  context.strokeRect(x - 2, y - 2, width + 4, height + 4)
}
