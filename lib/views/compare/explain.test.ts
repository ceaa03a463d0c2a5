import { explain } from './explain'
import { causeWords, isSlowVerdict, ratioWords, takenBackMs, toldCauses } from './rules'
import type { ComparedTask } from './schema'

const minute = 60_000
const phases = (execution: number, setup = 0, queue = 0) => ({
  queue: queue * minute,
  setup: setup * minute,
  execution: execution * minute,
  cleanup: 0,
})
const task = (taskKey: string, here: number, usual: number | null, isCritical = true) =>
  ({
    taskKey,
    isCritical,
    here: { phases: phases(here) },
    other: null,
    usual: usual === null ? null : { medianMs: 0, of: 20, phases: phases(usual) },
  }) as unknown as ComparedTask
const run = { ...phases(0), between: 0 }
const facts = { usualMs: 20 * minute, otherMs: null, phases: run, basePhases: run, notRunMs: 0 }

test('the causes are the parts of tasks on the critical path that took longer, the largest first', () => {
  const tasks = [task('a', 12, 10), task('b', 18, 10), task('aside', 90, 10, false)]
  const verdict = explain({ ...facts, tookMs: 30 * minute, tasks })
  expect(verdict?.causes).toEqual([
    { taskKey: 'b', phase: 'execution', excessMs: 8 * minute },
    { taskKey: 'a', phase: 'execution', excessMs: 2 * minute },
  ])
})

test('a wait in the queue and between tasks is told too', () => {
  const verdict = explain({
    ...facts,
    tookMs: 40 * minute,
    tasks: [],
    phases: { ...run, queue: 15 * minute, between: 5 * minute },
  })
  expect(verdict?.causes.map(causeWords)).toEqual([
    'waiting in the queue',
    'between its tasks, or in earlier tries',
  ])
})

test('a run that was faster is told what it saved, not what it spent', () => {
  const verdict = explain({
    ...facts,
    tookMs: 10 * minute,
    tasks: [task('a', 1, 12), task('b', 9, 8)],
  })
  expect(verdict?.causes.map(({ taskKey }) => taskKey)).toEqual(['a'])
})

test.each([
  [18, 4, 4],
  [22, 17, 5],
  [27, 17, 0],
])(
  'in %s min instead of 20, a task of %s min instead of 10 leaves %s min to the rest',
  (took, here, back) => {
    const verdict = explain({ ...facts, tookMs: took * minute, tasks: [task('a', here, 10)] })
    expect(verdict && takenBackMs(verdict)).toBe(back * minute)
  },
)

test('causes beyond those that are told count as the rest', () => {
  const tasks = Array.from({ length: 8 }, (_, at) => task(`${at}`, 12, 10))
  const verdict = explain({ ...facts, tookMs: 30 * minute, tasks })
  expect(verdict && toldCauses(verdict)).toHaveLength(6)
  // Six times 2 min of the 10 min.
  expect(verdict && takenBackMs(verdict)).toBe(2 * minute)
})

test('where nothing usual is known the other run is the base', () => {
  const before = { ...task('a', 9, null), other: { phases: phases(3) } } as ComparedTask
  const verdict = explain({
    ...facts,
    usualMs: null,
    otherMs: 4 * minute,
    tookMs: 10 * minute,
    tasks: [before],
  })
  expect(verdict).toMatchObject({ base: 'other', causes: [{ taskKey: 'a', excessMs: 6 * minute }] })
  expect(explain({ ...facts, usualMs: null, tookMs: minute, tasks: [] })).toBeNull()
})

test('a task whose usual time nobody knows is blamed for nothing', () => {
  expect(explain({ ...facts, tookMs: 30 * minute, tasks: [task('a', 25, null)] })?.causes).toEqual(
    [],
  )
})

test('slow begins at one and a half times the base, and seconds are chance', () => {
  expect(isSlowVerdict({ tookMs: 31 * minute, baseMs: 20 * minute })).toBe(true)
  expect(isSlowVerdict({ tookMs: 29 * minute, baseMs: 20 * minute })).toBe(false)
  expect(isSlowVerdict({ tookMs: 20_000, baseMs: 5_000 })).toBe(false)
})

test('the ratio in words', () => {
  const words = (tookMs: number, base: 'usual' | 'other' = 'usual') =>
    ratioWords({ base, tookMs, baseMs: 100, causes: [] })
  expect([words(210), words(104), words(50, 'other')]).toEqual([
    '2.1 times as long as usual',
    'about as long as usual',
    '0.5 times as long as the other run',
  ])
})
