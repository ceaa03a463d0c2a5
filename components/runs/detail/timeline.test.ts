import type { RunDetail, TaskRun } from '@/lib/resources/runs/schema'
import { barOf, lanesOf, spanOf, ticksOf } from './timeline'

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`)

const task = (startedAt: string | null, endedAt: string | null, setupMs = 0): TaskRun =>
  ({
    startedAt: startedAt && new Date(at(startedAt)).toISOString(),
    endedAt: endedAt && new Date(at(endedAt)).toISOString(),
    isActive: endedAt === null,
    durations: { queueMs: 0, setupMs, executionMs: 0, cleanupMs: 0, totalMs: null },
  }) as TaskRun

test('the drawing goes from the first start to the last end', () => {
  const tasks = [task('02:10:00', '02:20:00'), task('02:15:00', '02:30:00')]
  expect(spanOf(tasks, at('09:00:00'))).toEqual({ from: at('02:10:00'), to: at('02:30:00') })
})

test('while a task runs it goes on to now, and one that has not begun takes no room', () => {
  const tasks = [task('02:10:00', null), task(null, null)]
  expect(spanOf(tasks, at('02:14:00'))).toEqual({ from: at('02:10:00'), to: at('02:14:00') })
  expect(spanOf([task(null, null)], at('02:14:00'))).toBeNull()
})

test('a bar has its parts and the place where the task usually ends', () => {
  const span = { from: at('02:10:00'), to: at('02:20:00') }
  const bar = barOf(task('02:12:00', '02:18:00', 60_000), span, 0, 3 * 60_000)
  expect(bar).toEqual({ left: 20, width: 60, queue: 0, setup: 10, cleanup: 0, usualEnd: 50 })
})

test('a usual end beyond the drawing is left out', () => {
  const span = { from: at('02:10:00'), to: at('02:20:00') }
  expect(barOf(task('02:12:00', '02:18:00'), span, 0, 3_600_000)?.usualEnd).toBeNull()
})

test('ticks stand on round moments and are few', () => {
  const ticks = ticksOf({ from: at('02:10:30'), to: at('02:38:00') }, 7)
  expect(ticks.map((tick) => new Date(tick).toISOString().slice(11, 16))).toEqual([
    '02:12',
    '02:16',
    '02:20',
    '02:24',
    '02:28',
    '02:32',
    '02:36',
  ])
})

test('a repaired run has a lane for each try, of one go or of all together', () => {
  const tryOf = (runId: string, startedAt: string) =>
    ({
      ...task(startedAt, startedAt),
      taskKey: 'load',
      runId,
      attemptNumber: Number(runId),
    }) as TaskRun
  const run = {
    tasks: [tryOf('3', '04:00:00')],
    earlierAttempts: [tryOf('1', '02:00:00'), tryOf('2', '03:00:00')],
    iterations: [],
    attempts: [{ taskRunIds: ['1'] }, { taskRunIds: ['2', '3'] }],
  } as unknown as RunDetail
  const ids = (attempt: number | 'all') =>
    lanesOf(run, attempt).map(({ tries }) => tries.map(({ runId }) => runId))
  expect([ids(0), ids(1), ids('all')]).toEqual([[['1']], [['2', '3']], [['1', '2', '3']]])
})

test('a task that waited has its wait apart from its setup, and its cleanup at the end', () => {
  const span = { from: at('02:10:00'), to: at('02:20:00') }
  const waited = task('02:10:00', '02:20:00', 60_000)
  const durations = { ...waited.durations, queueMs: 120_000, cleanupMs: 30_000 }
  expect(barOf({ ...waited, durations }, span, 0)).toMatchObject({
    queue: 20,
    setup: 10,
    cleanup: 5,
  })
})
