import { medianPhases, phasesOf, taskPhases, type PhasedRun } from './phases'

const minute = 60_000
const at = (minutes: number) => new Date(minutes * minute).toISOString()
const durations = (setup: number, execution: number, queue = 0, total: number | null = null) => ({
  queueMs: queue * minute,
  setupMs: setup * minute,
  executionMs: execution * minute,
  cleanupMs: 0,
  totalMs: total === null ? null : total * minute,
})
const task = (taskKey: string, from: number, parts: [number, number], needs: string[] = []) => ({
  taskKey,
  runId: taskKey,
  startedAt: at(from),
  endedAt: at(from + parts[0] + parts[1]),
  isActive: false,
  state: 'succeeded',
  durations: durations(...parts),
  dependsOn: needs.map((each) => ({ taskKey: each, outcome: null })),
})
const run = (more: object) =>
  ({ startedAt: at(0), isActive: false, durations: durations(0, 0, 2, 30), ...more }) as PhasedRun

test('the parts of a run are those of its critical path, and the rest is between its tasks', () => {
  const tasks = [task('a', 2, [1, 9]), task('b', 2, [1, 2]), task('c', 15, [2, 15], ['a', 'b'])]
  expect(phasesOf(run({ tasks }), 0)).toEqual({
    queue: 2 * minute,
    setup: 3 * minute,
    execution: 24 * minute,
    cleanup: 0,
    between: 3 * minute,
  })
})

test('the tries before the last one count with their parts', () => {
  const tries = { tasks: [task('a', 20, [1, 9])], earlierAttempts: [task('a', 2, [2, 10])] }
  expect(phasesOf(run(tries), 0)).toMatchObject({ setup: 3 * minute, execution: 19 * minute })
})

test('a run without tasks has its own parts', () => {
  const alone = run({ tasks: [], durations: durations(3, 20, 1, 24) })
  expect(phasesOf(alone, 0)).toEqual({
    queue: minute,
    setup: 3 * minute,
    execution: 20 * minute,
    cleanup: 0,
    between: minute,
  })
})

test('what runs executes until now', () => {
  const running = { ...task('a', 10, [1, 0]), state: 'running' as const, isActive: true }
  expect(taskPhases(running as never, 20 * minute).execution).toBe(9 * minute)
})

test('an old task that tells only how long it took executed all that time', () => {
  const old = { ...task('a', 0, [0, 0]), durations: durations(0, 0, 0, 7) }
  expect(taskPhases(old as never, 0).execution).toBe(7 * minute)
})

test('each part has a median of its own, and nothing has none', () => {
  expect(
    medianPhases([
      { setup: 1, execution: 9 },
      { setup: 3, execution: 1 },
      { setup: 2, execution: 5 },
    ]),
  ).toEqual({ setup: 2, execution: 5 })
  expect(medianPhases([])).toBeNull()
})
