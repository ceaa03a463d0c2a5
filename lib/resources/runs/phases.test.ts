import { phasesOf } from './phases'

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()
const task = (start: number | null, setup: number, execution: number, cleanup = 0) => ({
  startedAt: start === null ? null : at(start),
  durations: {
    setupMs: setup * 1_000,
    executionMs: execution * 1_000,
    cleanupMs: cleanup * 1_000,
  },
})
const ended = (totalSeconds: number, queueSeconds = 0) => ({
  isActive: false,
  durations: { queueMs: queueSeconds * 1_000, totalMs: totalSeconds * 1_000 },
})
const seconds = (phases: ReturnType<typeof phasesOf>) =>
  phases &&
  Object.values(phases)
    .map((ms) => ms / 1_000)
    .join(' ')

// Queue, setup, execution, cleanup, between.
it.each([
  ['one task tells its own three', ended(10, 4), [task(0, 2, 7, 1)], '4 2 7 1 0'],
  ['what runs side by side counts once', ended(10), [task(0, 2, 8), task(0, 2, 8)], '0 2 8 0 0'],
  [
    'who executes counts before who sets up, and that before who cleans up',
    ended(10),
    [task(0, 0, 4, 6), task(2, 6, 2)],
    '0 4 6 0 0',
  ],
  ['the wait between tasks is told apart', ended(12), [task(0, 1, 3), task(8, 1, 3)], '0 2 6 0 4'],
  [
    'a task that never began took no time',
    ended(5),
    [task(0, 0, 5), task(null, 0, 0)],
    '0 0 5 0 0',
  ],
  ['no tasks leave the time untold', ended(5), [], '0 0 0 0 5'],
  ['more told than there was is shared out', ended(5), [task(0, 5, 5)], '0 2.5 2.5 0 0'],
])('%s', (_, run, tasks, expected) => {
  expect(seconds(phasesOf(run, tasks))).toBe(expected)
})

it('says nothing of a run that goes on', () => {
  expect(phasesOf({ ...ended(5), isActive: true }, [task(0, 1, 4)])).toBeNull()
  expect(phasesOf({ isActive: false, durations: { queueMs: 0, totalMs: null } }, [])).toBeNull()
})
