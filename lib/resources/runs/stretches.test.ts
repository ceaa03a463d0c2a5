import { readRun } from './read'
import type { RunCoverage, RunPage } from './schema'
import { isFull, mostHeld, stretchToAsk, withStretch, withStretches, without } from './stretches'

const at = (clock: string) => `2026-11-20T${clock}Z`
const ms = (clock: string) => Date.parse(at(clock))

const aRun = (id: number, clock: string, isActive = false) =>
  readRun.parse({
    run_id: id,
    start_time: ms(clock),
    state: isActive
      ? { life_cycle_state: 'RUNNING' }
      : { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' },
  })

type Told = {
  range: [string, string]
  missing?: [string, string][]
  stoppedBy?: RunCoverage['stoppedBy']
  items?: RunPage['items']
}

function told({ range: [from, to], missing = [], stoppedBy = null, items = [] }: Told): RunPage {
  const ranges = missing.map((range) => ({ from: at(range[0]), to: at(range[1]) }))
  return {
    items,
    coverage: {
      from: at(from),
      to: at(to),
      complete: missing.length === 0,
      missing: ranges,
      stoppedBy: missing.length === 0 ? null : (stoppedBy ?? 'limit'),
    },
    nextPageToken: null,
    asOf: at('23:00:00.000'),
  }
}

const list = told({
  range: ['00:00:00.000', '23:00:00.000'],
  missing: [['00:00:00.000', '11:59:59.999']],
  items: [aRun(9, '22:00:00.000'), aRun(8, '13:00:00.000')],
})
const view = (from: string, to: string) => ({ from: ms(from), to: ms(to) })

it.each([
  [[{ from: 3, to: 5 }], '1-2 6-9'],
  [[{ from: 0, to: 3 }], '4-9'],
  [[{ from: 9, to: 12 }], '1-8'],
  [[{ from: 20, to: 30 }], '1-9'],
  [[{ from: 0, to: 30 }], ''],
  [
    [
      { from: 2, to: 3 },
      { from: 5, to: 8 },
    ],
    '1-1 4-4 9-9',
  ],
])('of 1 to 9 without %j is left %s', (covers, expected) => {
  const left = without([{ from: 1, to: 9 }], covers).toSorted((a, b) => a.from - b.from)
  expect(left.map(({ from, to }) => `${from}-${to}`).join(' ')).toBe(expected)
})

describe('what is asked for of a view', () => {
  it('is the part that is missing, on the grid of the slices', () => {
    expect(stretchToAsk(list, [], view('08:12:00.000', '09:01:00.000'))).toEqual({
      from: at('08:10:00.000'),
      to: at('09:04:59.999'),
    })
    expect(stretchToAsk(list, [], view('11:31:00.000', '14:00:00.000'))).toEqual({
      from: at('11:30:00.000'),
      to: at('11:59:59.999'),
    })
  })

  it('is nothing where every run is here', () => {
    expect(stretchToAsk(list, [], view('13:00:00.000', '14:00:00.000'))).toBeNull()
    const stretch = told({ range: ['08:10:00.000', '09:04:59.999'] })
    expect(stretchToAsk(list, [stretch], view('08:12:00.000', '09:01:00.000'))).toBeNull()
  })

  it('is what a stretch that is here does not reach', () => {
    const stretch = told({ range: ['08:10:00.000', '09:04:59.999'] })
    expect(stretchToAsk(list, [stretch], view('08:12:00.000', '09:12:00.000'))).toEqual({
      from: at('09:05:00.000'),
      to: at('09:14:59.999'),
    })
  })

  it.each(['budget', 'error'] as const)(
    'is the same once more where the %s cut it, so that what was read comes from memory',
    (stoppedBy) => {
      const cut = told({
        range: ['08:00:00.000', '08:59:59.999'],
        missing: [['08:00:00.000', '08:20:00.000']],
        stoppedBy,
      })
      expect(stretchToAsk(list, [cut], view('08:00:00.000', '08:59:59.000'))).toEqual({
        from: at('08:00:00.000'),
        to: at('08:59:59.999'),
      })
    },
  )

  it('goes on where a stretch came to its limit', () => {
    const cut = told({
      range: ['08:00:00.000', '08:59:59.999'],
      missing: [['08:00:00.000', '08:19:59.999']],
    })
    expect(stretchToAsk(list, [cut], view('08:00:00.000', '08:59:59.000'))).toEqual({
      from: at('08:00:00.000'),
      to: at('08:19:59.999'),
    })
  })

  it('is a stretch once more when a run that went on in it is over', () => {
    const going = aRun(3, '08:30:00.000', true)
    const stretch = told({ range: ['08:00:00.000', '08:59:59.999'], items: [going] })
    const near = view('08:00:00.000', '08:59:59.000')
    expect(stretchToAsk({ ...list, items: [going] }, [stretch], near)).toBeNull()
    expect(stretchToAsk(list, [stretch], near)).not.toBeNull()
  })
})

describe('a list with its stretches', () => {
  it('holds the runs of both once, newest first, as the list knows them', () => {
    const stretch = told({
      range: ['08:00:00.000', '08:59:59.999'],
      items: [aRun(3, '08:30:00.000', true), aRun(2, '08:10:00.000')],
    })
    const now = aRun(3, '08:30:00.000')
    const whole = withStretches({ ...list, items: [...list.items, now] }, [stretch])
    expect(whole.items.map(({ runId }) => runId)).toEqual(['9', '8', '3', '2'])
    expect(whole.items[2]?.isActive).toBe(false)
  })

  it('misses what neither has', () => {
    const stretch = told({
      range: ['08:00:00.000', '11:59:59.999'],
      missing: [['08:00:00.000', '08:29:59.999']],
    })
    const { coverage } = withStretches(list, [stretch])
    expect(coverage.missing).toEqual([{ from: at('00:00:00.000'), to: at('08:29:59.999') }])
    expect(coverage.complete).toBe(false)
  })

  it('is whole when nothing is missing', () => {
    const { coverage } = withStretches(list, [told({ range: ['00:00:00.000', '11:59:59.999'] })])
    expect(coverage).toMatchObject({ complete: true, missing: [], stoppedBy: null })
  })
})

describe('stretches that are held', () => {
  const many = (range: [string, string]) =>
    told({ range, items: Array.from({ length: mostHeld }, () => aRun(1, range[0])) })
  const old = many(['01:00:00.000', '01:59:59.999'])

  it('take the place of their earlier answers', () => {
    const again = told({ range: ['01:00:00.000', '01:59:59.999'] })
    expect(withStretch([old], again, view('01:00:00.000', '02:00:00.000'))).toEqual([again])
  })

  it('that are too many leave those that are out of view', () => {
    const next = told({ range: ['05:00:00.000', '05:59:59.999'], items: [aRun(5, '05:30:00.000')] })
    expect(withStretch([old], next, view('05:00:00.000', '06:00:00.000'))).toEqual([next])
    expect(withStretch([old], next, view('01:30:00.000', '06:00:00.000'))).toEqual([old, next])
  })

  it('are too many for a view of all of them, and not for one that comes nearer', () => {
    const more = told({ range: ['05:00:00.000', '05:59:59.999'], items: [aRun(5, '05:30:00.000')] })
    expect(isFull([old], view('00:00:00.000', '08:00:00.000'))).toBe(false)
    expect(isFull([old, more], view('00:00:00.000', '08:00:00.000'))).toBe(true)
    expect(isFull([old, more], view('05:30:00.000', '08:00:00.000'))).toBe(false)
  })
})
