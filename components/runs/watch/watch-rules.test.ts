import { newsOf, type WatchedRun } from './watch-rules'

const minute = 60_000
const durations = { queueMs: 0, setupMs: 0, executionMs: 0, cleanupMs: 0, totalMs: null }
const running: WatchedRun = {
  name: 'nightly',
  isActive: true,
  state: 'running',
  lifeCycle: 'RUNNING',
  result: null,
  goingSince: new Date(0).toISOString(),
  durations,
}
const ended: WatchedRun = {
  ...running,
  isActive: false,
  state: 'failed',
  lifeCycle: 'TERMINATED',
  result: 'FAILED',
  durations: { ...durations, totalMs: 5 * minute },
}
const usual = { medianMs: 10 * minute, of: 20 }

test('its end is told, with how it ended and after how long', () => {
  expect(newsOf(ended, usual, [], 0)).toEqual({
    kind: 'ended',
    title: 'nightly: failed',
    body: 'It ended after 5 min 00 s',
  })
})

test('that it runs long is told once, when it is clearly past its usual time', () => {
  expect(newsOf(running, usual, [], 14 * minute)).toBeNull()
  expect(newsOf(running, usual, [], 16 * minute)?.kind).toBe('runs-long')
  expect(newsOf(running, usual, ['runs-long'], 30 * minute)).toBeNull()
})

test('where nobody knows what is usual only the end is told, and only once', () => {
  expect(newsOf(running, null, [], 900 * minute)).toBeNull()
  expect(newsOf(ended, null, ['ended'], 0)).toBeNull()
})
