import { runId } from '@/lib/databricks/ids'
import type { NowRow } from './schema'
import { mayBeOlder, trendOf } from './trend'

describe('failures over time', () => {
  it.each([
    ['burst', [0, 0, 0, 3, 6, 0]],
    ['rising', [1, 0, 0, 1, 2, 3]],
    ['falling', [3, 2, 1, 0, 0, 1]],
    ['steady', [1, 1, 1, 1, 1, 1]],
    [null, [0, 0, 1, 0, 0, 0]],
    [null, []],
  ])('are %s as %j', (trend, perStep) => {
    expect(trendOf(perStep)).toBe(trend)
  })
})

describe('the first failure that is here', () => {
  const id = (number: number) => runId.parse(String(number))
  const cell = (number: number, state: 'failed' | 'succeeded') => ({
    runId: id(number),
    state,
    startedAt: null,
    totalMs: null,
  })
  const row = (number: number, history: NowRow['history']) =>
    ({ run: { runId: id(number) }, history }) as NowRow

  it('may not be the first where the run before it failed, too', () => {
    expect(mayBeOlder({ rows: [row(2, [cell(1, 'failed'), cell(2, 'failed')])] })).toBe(true)
  })

  it('is the first where the run before it went well, or is not known', () => {
    expect(mayBeOlder({ rows: [row(2, [cell(1, 'succeeded'), cell(2, 'failed')])] })).toBe(false)
    expect(mayBeOlder({ rows: [row(2, [cell(2, 'failed')])] })).toBe(false)
    expect(mayBeOlder({ rows: [row(2, null)] })).toBe(false)
    expect(mayBeOlder({ rows: [] })).toBe(false)
  })
})
