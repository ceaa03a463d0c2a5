import { DatabricksError, type DatabricksErrorFacts } from './errors'
import { retryWaitMs, withRetries } from './retry'
import { retryAfterSeconds } from './retry-after'

const error = (more: Partial<DatabricksErrorFacts> = {}) =>
  new DatabricksError({
    kind: 'unavailable',
    status: 503,
    code: 'X',
    message: 'x',
    isTransient: true,
    retryAfterSeconds: 0,
    ...more,
  })
const soon = () => Date.now() + 5_000

async function triesOf(failure: Error, isRepeatable: boolean, deadline = soon()) {
  let tries = 0
  const attempt = () => {
    tries++
    return Promise.reject(failure)
  }
  await expect(withRetries({ isRepeatable, deadline }, attempt)).rejects.toBe(failure)
  return tries
}

describe('a call is tried', () => {
  it.each([
    ['three times when it may be repeated and may pass', error(), true, 3],
    ['once when the failure will not pass', error({ isTransient: false }), true, 1],
    ['once when it may not be repeated and may have arrived', error(), false, 1],
    ['three times when it cannot have arrived', error({ mayHaveArrived: false }), false, 3],
    ['once when something else broke', new Error('bug'), true, 1],
  ])('%s', async (_what, failure, isRepeatable, tries) => {
    expect(await triesOf(failure, isRepeatable)).toBe(tries)
  })

  it('once when there is no time left to wait', async () => {
    expect(await triesOf(error({ retryAfterSeconds: 2 }), true, Date.now() + 500)).toBe(1)
  })
})

describe('the wait', () => {
  it('is what was asked for, and a little more', () => {
    expect(retryWaitMs({ retryAfterSeconds: 3 }, 1, () => 0)).toBe(3_000)
    expect(retryWaitMs({ retryAfterSeconds: 3 }, 1, () => 1)).toBe(3_250)
  })

  it('is anywhere up to a bound that doubles, so that callers do not come back in step', () => {
    expect(retryWaitMs({ retryAfterSeconds: null }, 1, () => 0)).toBe(0)
    expect(retryWaitMs({ retryAfterSeconds: null }, 1, () => 1)).toBe(400)
    expect(retryWaitMs({ retryAfterSeconds: null }, 2, () => 1)).toBe(800)
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-10-03T12:00:00Z')
  it.each([
    ['5', 5],
    ['0', 0],
    ['120', 120],
    ['99999999', 120],
    ['9'.repeat(400), 120],
    ['Sat, 03 Oct 2126 12:00:00 GMT', 120],
    ['Someday, 99 Foo', null],
    ['Sat, 03 Oct 2026 12:00:30 GMT', 30],
    ['Sat, 03 Oct 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['', null],
    [null, null],
  ])('%p means %p seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds)
  })
})
