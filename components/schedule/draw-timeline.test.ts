import { workspaceAlias } from '@/lib/databricks/ids'
import { aRun } from '../jobs/testing/jobs-and-runs'
import { drawTimeline, heightFor, laneHeight, lanesTop, type Scene } from './draw-timeline'
import { timelineOf } from './timeline-model'

it('has room for the last line, however many there are, and grows no further than a page', () => {
  for (const count of [1, 15, 66, 67, 100, 515, 5_000]) {
    const height = heightFor(count)
    expect(lanesTop + count * laneHeight(count, height)).toBeLessThanOrEqual(height + 0.001)
    expect(height).toBeLessThanOrEqual(960)
  }
  expect(heightFor(1)).toBe(heightFor(15))
  expect(heightFor(100)).toBeGreaterThan(heightFor(15))
})

type Rect = [left: number, top: number, width: number, height: number]

const prod = workspaceAlias.parse('prod')

/** The rectangles that a way of drawing them was called with. */
function drawnBy(way: 'rect' | 'strokeRect', change: Partial<Scene>): Rect[] {
  const drawn: Rect[] = []
  const known = new Map<string, unknown>([[way, (...rect: Rect) => drawn.push(rect)]])
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name: string) => known.get(name) ?? (() => ({ width: 30 })),
    set: () => true,
  })
  drawTimeline(context, {
    timeline: timelineOf([], 0),
    missing: [],
    view: { from: 1_000, to: 2_000 },
    size: { width: 100, height: 360 },
    colours: {
      state: {} as Scene['colours']['state'],
      ink: '',
      ring: '',
      ground: '',
      line: '',
      area: '',
    },
    ticks: [],
    hovered: null,
    selected: null,
    ...change,
  })
  return drawn
}

/** What was hatched: where drawing was clipped to, from left to right. */
const hatchedIn = (missing: Scene['missing']) =>
  drawnBy('rect', { missing }).map(([left, , width]) => [left, left + width])

it('hatches what is not known, as far as it is in view', () => {
  expect(hatchedIn([])).toEqual([])
  expect(
    hatchedIn([
      { from: 1_200, to: 1_500 },
      { from: 0, to: 1_100 },
      { from: 1_900, to: 9_000 },
      { from: 3_000, to: 4_000 },
    ]),
  ).toEqual([
    [20, 50],
    [0, 10],
    [90, 100],
  ])
})

describe('the ring around a selected run', () => {
  const started = [0, 1_200, 1_990, 5_000].map((ms) => ({
    workspace: prod,
    run: aRun({
      startedAt: new Date(ms).toISOString(),
      endedAt: new Date(ms + 10).toISOString(),
    }),
  }))
  const rings = (selected: number | null) =>
    drawnBy('strokeRect', { timeline: timelineOf(started, 9_000), selected })

  it('is there for a run in view, and large enough to be found around the shortest', () => {
    const [ring] = rings(1)
    expect(ring?.[0]).toBeCloseTo(18)
    for (const side of (ring ?? []).slice(2)) expect(side).toBeGreaterThanOrEqual(12)
  })

  it('is whole at the edge of the plot', () => {
    const [[left = 0, , width = 0] = []] = rings(2)
    expect(left + width).toBeLessThan(100)
  })

  it('is not there for none, and not for one out of view', () => {
    expect(rings(null)).toEqual([])
    expect(rings(3)).toEqual([])
  })
})
