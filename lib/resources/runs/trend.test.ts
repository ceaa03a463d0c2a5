import { bandsOf } from './trend'

const run = (totalMs: number | null, state: 'succeeded' | 'failed' = 'succeeded') => ({
  state,
  durations: { queueMs: 0, setupMs: 0, executionMs: 0, cleanupMs: 0, totalMs },
})

it('knows nothing before the third success', () => {
  expect(bandsOf([run(10), run(20), run(30)])).toEqual([
    null,
    null,
    { lowMs: 15, medianMs: 20, highMs: 25 },
  ])
})

it('failures and runs that go on change nothing', () => {
  const bands = bandsOf([run(10), run(20), run(30), run(900, 'failed'), run(null)])
  expect(bands[4]).toEqual(bands[2])
})

it('forgets what is more than twenty successes ago', () => {
  const bands = bandsOf(
    [...Array<number>(20).fill(10), ...Array<number>(20).fill(50)].map((ms) => run(ms)),
  )
  expect(bands[19]?.medianMs).toBe(10)
  expect(bands[39]).toEqual({ lowMs: 50, medianMs: 50, highMs: 50 })
})
