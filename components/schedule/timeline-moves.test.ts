import { workspaceAlias } from '@/lib/databricks/ids'
import { aRun } from '../jobs/testing/jobs-and-runs'
import { timelineOf } from './timeline-model'
import { movedPlace, viewOf, type TimelinePlace } from './timeline-moves'

const prod = workspaceAlias.parse('prod')
const minute = 60_000
const row = (from: number, to: number) => ({
  workspace: prod,
  run: aRun({
    startedAt: new Date(from * minute).toISOString(),
    endedAt: new Date(to * minute).toISOString(),
  }),
})
/** Three lines: a 0–10, d 12–20, e 40–50; b 5–15, f 45–70; c 8–11. */
const timeline = timelineOf(
  [row(0, 10), row(5, 15), row(8, 11), row(12, 20), row(40, 50), row(45, 70)],
  100 * minute,
)
const names = 'abcdef'
const all = { from: 0, to: 100 * minute }

/** The runs that keys lead to, one after the other. */
function walked(start: string | null, keys: readonly string[], view = all): string {
  const index = start === null ? 0 : names.indexOf(start)
  let place: TimelinePlace | null =
    start === null ? null : { index, at: timeline.starts[index] ?? 0 }
  return keys
    .map((key) => {
      place = movedPlace(timeline, key, place, view) ?? place
      return names[place?.index ?? -1]
    })
    .join('')
}

it('the runs of these tests stand on three lines', () => {
  expect([...timeline.lanes]).toEqual([0, 1, 2, 0, 0, 1])
})

it('goes from run to run along a line, and stops at both ends', () => {
  expect(walked('a', ['ArrowRight', 'ArrowRight', 'ArrowRight'])).toBe('dee')
  expect(walked('d', ['ArrowLeft', 'ArrowLeft'])).toBe('aa')
})

it('goes to what went on then on the next line, and stops at the first and the last', () => {
  expect(walked('a', ['ArrowDown', 'ArrowDown', 'ArrowDown'])).toBe('bcc')
  expect(walked('c', ['ArrowUp', 'ArrowUp', 'ArrowUp'])).toBe('baa')
  expect(walked('a', ['PageDown', 'PageUp'])).toBe('ca')
})

it('comes back to where it was after lines on which nothing went on then', () => {
  expect(walked('f', ['ArrowDown', 'ArrowUp'])).toBe('cf')
  expect(walked('f', ['ArrowDown', 'ArrowUp', 'ArrowUp'])).toBe('cfe')
})

it('reaches the first and the last run of all', () => {
  expect(walked('c', ['End', 'Home'])).toBe('fa')
  expect(walked(null, ['Home'])).toBe('a')
  expect(walked(null, ['End'])).toBe('f')
})

it('begins at the newest run in view', () => {
  expect(walked(null, ['ArrowLeft'])).toBe('f')
  expect(walked(null, ['ArrowDown'], { from: 0, to: 30 * minute })).toBe('d')
  expect(walked(null, ['ArrowDown'], { from: 80 * minute, to: 90 * minute })).toBe('f')
})

it('has nowhere to go with other keys, or among no runs', () => {
  expect(movedPlace(timeline, 'x', null, all)).toBeUndefined()
  expect(movedPlace(timelineOf([], 0), 'Home', null, all)).toBeUndefined()
})

describe('the view that shows a run', () => {
  const view = { from: 400, to: 500 }
  const whole = { from: 0, to: 1_000 }
  it.each([
    ['stays where all of it is in view', { from: 420, to: 480 }, view],
    ['goes back to one that began before', { from: 390, to: 410 }, { from: 385, to: 485 }],
    ['goes on to one that ends after', { from: 490, to: 520 }, { from: 425, to: 525 }],
    ['shows the beginning of a longer one', { from: 600, to: 900 }, { from: 595, to: 695 }],
    ['goes no further than the whole', { from: 0, to: 10 }, { from: 0, to: 100 }],
    ['nor beyond its end', { from: 990, to: 1_200 }, { from: 900, to: 1_000 }],
    ['shows what reaches in from before the whole', { from: -50, to: 20 }, { from: 0, to: 100 }],
  ])('%s', (_, run, expected) => {
    expect(viewOf(view, whole, run)).toEqual(expected)
  })
  it('of the whole is the whole', () => {
    expect(viewOf(whole, whole, { from: -5, to: 2_000 })).toEqual(whole)
  })
})
