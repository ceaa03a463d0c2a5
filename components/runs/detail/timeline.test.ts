import type { TaskRun } from '@/lib/resources/runs/schema'
import { barOf, spanOf, ticksOf } from './timeline'

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

test('a bar has its setup and the place where the task usually ends', () => {
  const span = { from: at('02:10:00'), to: at('02:20:00') }
  const bar = barOf(task('02:12:00', '02:18:00', 60_000), span, 0, 3 * 60_000)
  expect(bar).toEqual({ left: 20, width: 60, setup: 10, usualEnd: 50 })
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
