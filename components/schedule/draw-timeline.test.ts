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

/** What was hatched: where drawing was clipped to, from left to right. */
function hatchedIn(missing: Scene['missing']): [number, number][] {
  const clipped: [number, number][] = []
  const rect = (left: number, _top: number, width: number) => clipped.push([left, left + width])
  const known = new Map<string, unknown>([['rect', rect]])
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, name: string) => known.get(name) ?? (() => ({ width: 30 })),
    set: () => true,
  })
  drawTimeline(context, {
    timeline: timelineOf([], 0),
    missing,
    view: { from: 1_000, to: 2_000 },
    size: { width: 100, height: 360 },
    colours: { state: {} as Scene['colours']['state'], ink: '', line: '', area: '' },
    ticks: [],
    hovered: null,
  })
  return clipped
}

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
