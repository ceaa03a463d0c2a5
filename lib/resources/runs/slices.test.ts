import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { CallBudget } from '@/lib/databricks/call-budget'
import { readSlices } from './read-slices'
import { cut, merge, restOf, sliceWidths, widthFor, type Slice } from './slices'

const dayMs = 24 * 3_600_000
const range = { from: 0, to: 7 * dayMs }

/** Start times as they come in life: spread out, in bursts, and many in the same millisecond. */
const starts = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: range.to }).map((at) => [at]),
      fc
        .tuple(
          fc.integer({ min: 0, max: range.to }),
          fc.integer({ min: 1, max: 80 }),
          fc.integer({ min: 0, max: 5_000 }),
        )
        .map(([at, count, gap]) =>
          Array.from({ length: count }, (_, index) => Math.min(range.to, at + index * gap)),
        ),
    ),
    { maxLength: 25 },
  )
  .map((groups) => groups.flat())

type Run = { id: string; at: number }
const pageSize = 25

/** `runs/list` in a few lines: newest first, 25 a page, both ends of the range included. */
function workspace(times: readonly number[]) {
  const runs = times
    .map((at, index): Run => ({ id: String(index), at }))
    .sort((a, b) => b.at - a.at || Number(b.id) - Number(a.id))
  const calls: Slice[] = []
  const ask = (slice: Slice) => {
    calls.push(slice)
    const inside = runs.filter(({ at }) => at >= slice.from && at <= slice.to)
    const first = Number(slice.pageToken ?? 0)
    const next = first + pageSize
    return Promise.resolve({
      items: inside.slice(first, next),
      nextPageToken: next < inside.length ? String(next) : null,
    })
  }
  return { runs, calls, ask }
}

const read = (
  ask: ReturnType<typeof workspace>['ask'],
  more: { maxCalls?: number; limit?: number; lanes?: number } = {},
) => {
  const { limit, ...limits } = more
  const budget = new CallBudget({ lanes: 4, deadline: Date.now() + 60_000, ...limits })
  return readSlices<Run>(range, {
    ask,
    idOf: ({ id }) => id,
    startOf: ({ at }) => at,
    budget,
    priority: 0,
    ...(limit === undefined ? {} : { limit }),
  }).finally(() => budget.close())
}

describe('cutting', () => {
  it('leaves no gap and no overlap, and stands on the grid', () => {
    const widths = fc.constantFrom(...sliceWidths.slice(6))
    fc.assert(
      fc.property(fc.nat(3 * dayMs), fc.nat(3 * dayMs), widths, (from, length, width) => {
        const slices = cut({ from, to: from + length }, width)
        expect(slices[0]?.to).toBe(from + length)
        expect(slices.at(-1)?.from).toBe(from)
        slices.slice(1).forEach((slice, at) => expect(slice.to).toBe((slices[at]?.from ?? 0) - 1))
        for (const slice of slices.slice(0, -1)) expect(slice.from % width).toBe(0)
      }),
      propertyRuns(),
    )
  })

  it('goes by how many runs a page had: denser, finer', () => {
    expect(widthFor(25, 3_600_000)).toBe(30 * 60_000)
    expect(widthFor(25, 60_000)).toBe(30_000)
    expect(widthFor(2, dayMs)).toBe(dayMs)
    expect(widthFor(0, dayMs)).toBe(dayMs)
    expect(widthFor(25, 1)).toBe(1_000)
  })

  it('goes on by token where a page lies within one millisecond', () => {
    const slice = { from: 10, to: 90_000 }
    expect(
      restOf(slice, { count: 25, newestMs: 90_000, oldestMs: 90_000, nextPageToken: 't' }),
    ).toEqual([{ ...slice, pageToken: 't' }])
    expect(
      restOf(slice, { count: 25, newestMs: 90_000, oldestMs: 50_000, nextPageToken: null }),
    ).toEqual([])
  })

  it('joins what touches', () => {
    expect(
      merge([
        { from: 5, to: 9 },
        { from: 20, to: 30 },
        { from: 10, to: 12 },
        { from: 8, to: 11 },
      ]),
    ).toEqual([
      { from: 20, to: 30 },
      { from: 5, to: 12 },
    ])
  })
})

describe('reading', () => {
  it('finds every run once, however they started', async () => {
    await fc.assert(
      fc.asyncProperty(starts, async (times) => {
        const { runs, ask } = workspace(times)
        const { found, missing, stoppedBy } = await read(ask)
        expect([...found.keys()].sort()).toEqual(runs.map(({ id }) => id).sort())
        expect({ missing, stoppedBy }).toEqual({ missing: [], stoppedBy: null })
      }),
      propertyRuns(40),
    )
  })

  it('that runs out of calls says exactly what is missing', async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.integer({ min: 1, max: 12 }), async (times, maxCalls) => {
        const { runs, ask, calls } = workspace(times)
        const { found, missing } = await read(ask, { maxCalls })
        expect(calls.length).toBeLessThanOrEqual(maxCalls)
        const isMissing = ({ at }: Run) => missing.some(({ from, to }) => at >= from && at <= to)
        for (const run of runs) if (!isMissing(run)) expect(found.has(run.id)).toBe(true)
        missing
          .slice(1)
          .forEach(({ to }, at) => expect(to).toBeLessThan((missing[at]?.from ?? 0) - 1))
      }),
      propertyRuns(40),
    )
  })

  it('takes one call where all fits on a page', async () => {
    const { ask, calls } = workspace([5, 6, 7])
    await read(ask)
    expect(calls).toHaveLength(1)
  })

  it('takes few more calls than there are pages when runs start evenly', async () => {
    const { ask, calls } = workspace(Array.from({ length: 1_200 }, (_, at) => at * 500_000))
    const { found } = await read(ask)
    expect(found.size).toBe(1_200)
    expect(calls.length).toBeLessThan(48 * 2.2)
  })

  it('is not led by a burst to look at every second of a quiet week', async () => {
    const burst = Array.from({ length: 60 }, (_, at) => range.to - 3_600_000 + at)
    const { ask, calls } = workspace([...burst, ...burst.map((at) => at - 3 * dayMs), 5])
    const { found } = await read(ask)
    expect(found.size).toBe(121)
    expect(calls.length).toBeLessThan(150)
  })

  it('ends with as many as were asked for', async () => {
    const { ask, calls } = workspace(Array.from({ length: 1_200 }, (_, at) => at * 500_000))
    const { found, stoppedBy, missing } = await read(ask, { limit: 100, lanes: 1 })
    expect(found.size).toBeGreaterThanOrEqual(100)
    expect(calls.length).toBeLessThan(14)
    expect(stoppedBy).toBe('limit')
    expect(missing.length).toBeLessThanOrEqual(2)
  })

  it('fails with the first page, and keeps what it has when a later one is refused', async () => {
    const { ask } = workspace(Array.from({ length: 300 }, (_, at) => at * 2_000_000))
    const refused = () => Promise.reject(new Error('no'))
    await expect(read(refused)).rejects.toThrow('no')
    let calls = 0
    const { found, missing, stoppedBy, error } = await read((slice) =>
      ++calls > 3 ? refused() : ask(slice),
    )
    expect(found.size).toBeGreaterThan(25)
    expect(missing.length).toBeGreaterThan(0)
    expect([stoppedBy, (error as Error).message]).toEqual(['error', 'no'])
  })

  // From memory an answer is there at once: what asks on and on would let nothing else of the process have a turn.
  it.each([
    ['empty pages', []],
    ['runs of one moment', [{ id: 'a', at: 5 }]],
    [
      'runs of another time than was asked for',
      [
        { id: 'a', at: range.to + 9 },
        { id: 'b', at: range.to + 5 },
      ],
    ],
  ])('asks nothing twice of a workspace that repeats itself, with %s', async (_, items) => {
    const asked: string[] = []
    const { missing, stoppedBy, error } = await read((slice) => {
      asked.push(JSON.stringify(slice))
      if (asked.length > 100) throw new Error('There is no end to it.')
      return Promise.resolve({ items, nextPageToken: 'again' })
    })
    expect(new Set(asked).size).toBe(asked.length)
    expect(missing).not.toEqual([])
    expect({ stoppedBy, error }).toMatchObject({
      stoppedBy: 'error',
      error: { code: 'PAGES_REPEAT' },
    })
  })
})
